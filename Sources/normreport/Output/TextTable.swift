/// A table of the terminal: columns as wide as their widest cell, two spaces apart.
struct TextTable {
    enum Alignment {
        case left, right
    }

    let head: [String]
    let rows: [[String]]
    /// The alignment of the first columns; the others are flush left.
    let alignment: [Alignment]

    /// The head and the rows, without spaces at their ends.
    var lines: [String] {
        let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
        return ([head] + rows).map { row in
            let cells = row.enumerated().map { column, text in
                let padding = String(repeating: " ", count: widths[column] - text.count)
                let isRight = column < alignment.count && alignment[column] == .right
                return isRight ? padding + text : text + padding
            }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
    }
}
