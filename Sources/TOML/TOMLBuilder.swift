/// A table that is being read. How it came to be decides what may be added to it.
final class TOMLBuilder {
    enum Origin {
        /// A header `[a]` or the file itself.
        case header
        /// Named by a longer header only, so that its own header may still come.
        case implied
        /// Named by a dotted key: closed to headers.
        case dotted
        /// In braces: closed.
        case inline
    }

    private enum Content {
        case value(TOMLValue)
        case table(TOMLBuilder)
        /// Made by `[[a]]`.
        case elements([TOMLBuilder])
    }

    private var line: Int
    private var origin: Origin
    private var entries: [(key: String, line: Int, content: Content)] = []

    init(line: Int, origin: Origin) {
        self.line = line
        self.origin = origin
    }

    var table: TOMLTable {
        TOMLTable(
            entries: entries.map { entry in
                let value: TOMLValue =
                    switch entry.content {
                    case .value(let value): value
                    case .table(let builder): TOMLValue(content: .table(builder.table), line: builder.line)
                    case .elements(let builders):
                        TOMLValue(
                            content: .array(
                                builders.map { TOMLValue(content: .table($0.table), line: $0.line) }),
                            line: entry.line)
                    }
                return TOMLTable.Entry(key: entry.key, line: entry.line, value: value)
            }, line: line)
    }

    private func index(_ key: String) -> Int? { entries.firstIndex { $0.key == key } }

    private func duplicate(_ path: [String], _ line: Int, _ file: String, _ index: Int) -> TOMLError {
        .duplicate(
            TOMLError.Place(file: file, line: line), key: path.joined(separator: "."), firstLine: entries[index].line)
    }

    func add(_ key: String, _ value: TOMLValue, line: Int, file: String, path: [String]) throws(TOMLError) {
        if let index = index(key) { throw duplicate(path, line, file, index) }
        entries.append((key, line, .value(value)))
    }

    /// The table of a key on the way to a longer one.
    func descend(_ key: String, line: Int, file: String, origin: Origin) throws(TOMLError) -> TOMLBuilder {
        guard let index = index(key) else {
            let table = TOMLBuilder(line: line, origin: origin)
            entries.append((key, line, .table(table)))
            return table
        }
        switch entries[index].content {
        case .table(let table) where origin == .implied || table.origin == .dotted: return table
        case .elements(let tables) where origin == .implied: return tables[tables.count - 1]
        case .table, .elements, .value: throw duplicate([key], line, file, index)
        }
    }

    /// The table of a header.
    func openHeader(_ key: String, line: Int, file: String, path: [String]) throws(TOMLError) -> TOMLBuilder {
        guard let index = index(key) else {
            let table = TOMLBuilder(line: line, origin: .header)
            entries.append((key, line, .table(table)))
            return table
        }
        guard case .table(let table) = entries[index].content, table.origin == .implied else {
            throw duplicate(path, line, file, index)
        }
        table.origin = .header
        table.line = line
        return table
    }

    /// A further table of an array of tables.
    func appendElement(_ key: String, line: Int, file: String, path: [String]) throws(TOMLError) -> TOMLBuilder {
        let table = TOMLBuilder(line: line, origin: .header)
        guard let index = index(key) else {
            entries.append((key, line, .elements([table])))
            return table
        }
        guard case .elements(let tables) = entries[index].content else { throw duplicate(path, line, file, index) }
        entries[index].content = .elements(tables + [table])
        return table
    }
}
