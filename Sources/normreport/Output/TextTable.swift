/// A table for the terminal: columns of equal width, the last one wrapped to the terminal's width.
struct TextTable {
    let head: [String]
    let rows: [[String]]
    /// The columns whose cells stand to the right.
    var numbers: Set<Int> = []

    /// The lines, without spaces at their ends.
    ///
    /// - Parameter width: the characters of a line; the last column is never narrower than 20 of them.
    func lines(width: Int = .max) -> [String] {
        let all = [head] + rows
        let last = head.count - 1
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        let before = widths.dropLast().reduce(0) { $0 + $1 + 2 }
        let room = width == .max ? Int.max : max(20, width - before)
        return all.flatMap { row -> [String] in
            let wrapped = numbers.contains(last) ? [padded(row[last], widths[last], last)] : Self.wrap(row[last], room)
            return wrapped.enumerated().map { index, end in
                let start = row.dropLast().enumerated().map { column, cell in
                    padded(index == 0 ? cell : "", widths[column], column) + "  "
                }
                var line = start.joined() + end
                while line.last == " " { line.removeLast() }
                return line
            }
        }
    }

    private func padded(_ cell: String, _ width: Int, _ column: Int) -> String {
        let padding = String(repeating: " ", count: width - cell.count)
        return numbers.contains(column) ? padding + cell : cell + padding
    }

    private static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let longer = lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
            if longer.count <= width || lines[lines.count - 1].isEmpty {
                lines[lines.count - 1] = longer
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
