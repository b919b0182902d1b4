/// Reads the values of one table by their keys. It refuses keys that mean nothing, values of another type, and values that
/// are not allowed, each with its place.
package struct TableReader: Sendable {
    private let file: String
    private let path: [String]
    private let table: TOMLTable

    /// Reads a file's root.
    ///
    /// - Parameter keys: the keys that it may have.
    /// - Throws: `TOMLError.unknownKey`.
    package init(_ file: TOMLFile, keys: [String]) throws(TOMLError) {
        try self.init(file.root, file: file.name, path: [], keys: keys)
    }

    private init(_ table: TOMLTable, file: String, path: [String], keys: [String]) throws(TOMLError) {
        self.file = file
        self.path = path
        self.table = table
        for entry in table.entries where !keys.contains(entry.key) {
            throw .unknownKey(place(entry.line), key: name(entry.key), allowed: keys)
        }
    }

    private func place(_ line: Int) -> TOMLError.Place { TOMLError.Place(file: file, line: line) }
    private func name(_ key: String) -> String { (path + [key]).joined(separator: ".") }

    /// Whether a key stands in the table.
    package func has(_ key: String) -> Bool { table[key] != nil }

    /// The place of a key, or of the table.
    func place(of key: String) -> TOMLError.Place { place(table[key]?.line ?? table.line) }

    /// An error about a key that breaks a rule between values.
    package func conflict(_ key: String, _ problem: String) -> TOMLError {
        .conflict(place(of: key), key: name(key), problem: problem)
    }

    /// An error about a value that breaks a rule of its own.
    package func invalid(_ key: String, _ value: String, allowed: String) -> TOMLError {
        .invalid(place(of: key), key: name(key), value: value, allowed: allowed)
    }

    /// An error about a key that is not there.
    package func missing(_ key: String, expected: String) -> TOMLError {
        .missing(place(table.line), key: name(key), expected: expected)
    }

    private func wrong(_ entry: TOMLTable.Entry, _ expected: String) -> TOMLError {
        .wrongType(place(entry.line), key: name(entry.key), found: entry.value.kind, expected: expected)
    }

    /// A text.
    package func string(_ key: String) throws(TOMLError) -> String? {
        guard let entry = table[key] else { return nil }
        guard case .string(let text) = entry.value.content else { throw wrong(entry, "a string") }
        return text
    }

    /// A text of one line of printed characters.
    package func line(_ key: String, longest: Int) throws(TOMLError) -> String? {
        guard let text = try string(key) else { return nil }
        let isPlain = text.unicodeScalars.allSatisfy {
            switch $0.properties.generalCategory {
            // Format characters can turn the direction of a line, and more.
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
            default: true
            }
        }
        guard isPlain, text.count <= longest, text.contains(where: { !$0.isWhitespace }) else {
            throw invalid(key, "this text", allowed: "one line of at most \(longest) printed characters")
        }
        return text
    }

    /// A truth value.
    package func boolean(_ key: String) throws(TOMLError) -> Bool? {
        guard let entry = table[key] else { return nil }
        guard case .boolean(let value) = entry.value.content else { throw wrong(entry, "true or false") }
        return value
    }

    /// A number, of which an integer is one.
    ///
    /// - Parameter allowed: what the number may be, in words.
    package func number(
        _ key: String, allowed: String, where isAllowed: (Double) -> Bool
    ) throws(TOMLError) -> Double? {
        guard let entry = table[key] else { return nil }
        let value: Double
        switch entry.value.content {
        case .integer(let integer): value = Double(integer)
        case .float(let number): value = number
        case .string, .boolean, .array, .table: throw wrong(entry, allowed)
        }
        guard isAllowed(value) else {
            throw .invalid(place(entry.line), key: name(key), value: "\(value)", allowed: allowed)
        }
        return value
    }

    /// A whole number.
    ///
    /// - Parameter range: what it may be.
    package func integer(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int? {
        guard let entry = table[key] else { return nil }
        return try integer(entry.value, name(key), in: range)
    }

    /// A list of whole numbers, each larger than the one before it, and at least one.
    ///
    /// - Parameter range: what each may be.
    package func risingIntegers(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> [Int]? {
        guard let entry = table[key] else { return nil }
        let allowed = "a list of increasing whole numbers from \(range.lowerBound) to \(range.upperBound)"
        guard case .array(let elements) = entry.value.content else { throw wrong(entry, allowed) }
        guard !elements.isEmpty else { throw invalid(key, "an empty list", allowed: allowed) }
        var numbers = [Int]()
        for element in elements {
            let number = try integer(element, name(key), in: range)
            guard numbers.last.map({ $0 < number }) ?? true else {
                throw .invalid(place(element.line), key: name(key), value: "\(number) in its place", allowed: allowed)
            }
            numbers.append(number)
        }
        return numbers
    }

    private func integer(_ value: TOMLValue, _ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int {
        let allowed = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard case .integer(let number) = value.content else {
            throw .wrongType(place(value.line), key: key, found: value.kind, expected: allowed)
        }
        guard range.contains(number) else {
            throw .invalid(place(value.line), key: key, value: "\(number)", allowed: allowed)
        }
        return number
    }

    /// A number, or false for none.
    ///
    /// - Returns: nil if the key is not there; a nil inside for false.
    package func numberOrFalse(
        _ key: String, allowed: String, where isAllowed: (Double) -> Bool
    ) throws(TOMLError) -> Double?? {
        if case .boolean(false)? = table[key]?.value.content { return .some(nil) }
        return try number(key, allowed: allowed + ", or false", where: isAllowed).map { .some($0) }
    }

    /// A value by its name.
    package func choice<Value>(_ key: String, among named: [(name: String, value: Value)]) throws(TOMLError) -> Value? {
        guard let text = try string(key) else { return nil }
        guard let found = named.first(where: { $0.name == text }) else {
            throw .notAllowed(place(of: key), key: name(key), value: text, allowed: named.map(\.name))
        }
        return found.value
    }

    /// A list of values by their names, each once and at least one.
    ///
    /// - Parameter orNone: whether the list may be empty.
    package func choices<Value>(
        _ key: String, among named: [(name: String, value: Value)], orNone: Bool = false
    ) throws(TOMLError) -> [Value]? {
        guard let entry = table[key] else { return nil }
        if orNone, case .array(let elements) = entry.value.content, elements.isEmpty { return [] }
        return try choices(entry.value, name(key), among: named)
    }

    /// A list of such lists.
    package func choiceLists<Value>(
        _ key: String, among named: [(name: String, value: Value)]
    ) throws(TOMLError) -> [[Value]]? {
        guard let entry = table[key] else { return nil }
        guard case .array(let lists) = entry.value.content, !lists.isEmpty else {
            throw wrong(entry, "lists of \(named.map(\.name).joined(separator: ", "))")
        }
        var result = [[Value]]()
        for list in lists { result.append(try choices(list, name(key), among: named)) }
        return result
    }

    private func choices<Value>(
        _ value: TOMLValue, _ key: String, among named: [(name: String, value: Value)]
    ) throws(TOMLError) -> [Value] {
        let allowed = named.map(\.name)
        let place = place(value.line)
        guard case .array(let elements) = value.content else {
            let words = "a list of \(allowed.joined(separator: ", "))"
            throw .wrongType(place, key: key, found: value.kind, expected: words)
        }
        guard !elements.isEmpty else {
            throw .invalid(
                place, key: key, value: "an empty list", allowed: "at least one of \(allowed.joined(separator: ", "))")
        }
        var names = [String]()
        var values = [Value]()
        for element in elements {
            guard case .string(let text) = element.content else {
                throw .wrongType(
                    self.place(element.line), key: key, found: element.kind,
                    expected: "a list of \(allowed.joined(separator: ", "))")
            }
            guard let found = named.first(where: { $0.name == text }) else {
                throw .notAllowed(self.place(element.line), key: key, value: text, allowed: allowed)
            }
            guard !names.contains(text) else {
                throw .invalid(self.place(element.line), key: key, value: "'\(text)' twice", allowed: "each name once")
            }
            names.append(text)
            values.append(found.value)
        }
        return values
    }

    /// A table within this one.
    package func table(_ key: String, keys: [String]) throws(TOMLError) -> TableReader? {
        guard let entry = table[key] else { return nil }
        guard case .table(let inner) = entry.value.content else { throw wrong(entry, "a table") }
        return try TableReader(inner, file: file, path: path + [key], keys: keys)
    }

    /// A table within this one, or false for none.
    ///
    /// - Returns: nil if the key is not there; a nil inside for false.
    package func tableOrFalse(_ key: String, keys: [String]) throws(TOMLError) -> TableReader?? {
        guard let entry = table[key] else { return nil }
        if case .boolean(false) = entry.value.content { return .some(nil) }
        guard case .table = entry.value.content else { throw wrong(entry, "a table, or false") }
        return .some(try table(key, keys: keys))
    }

    /// The tables `[[key]]`.
    package func tables(_ key: String, keys: [String]) throws(TOMLError) -> [TableReader]? {
        guard let entry = table[key] else { return nil }
        guard case .array(let elements) = entry.value.content else { throw wrong(entry, "tables, as [[\(key)]]") }
        var readers = [TableReader]()
        for element in elements {
            guard case .table(let inner) = element.content else { throw wrong(entry, "tables, as [[\(key)]]") }
            readers.append(try TableReader(inner, file: file, path: path + [key], keys: keys))
        }
        return readers
    }
}
