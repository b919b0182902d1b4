import Findings

/// A table of a report as CSV, with all digits of its numbers.
struct TableFile {
    private let table: TableBlock
    private let document: ResolvedDocument

    /// The folder of these files in the output folder.
    static let folder = "tables"

    init(_ table: TableBlock, _ document: ResolvedDocument) {
        self.table = table
        self.document = document
    }

    /// The path in the output folder.
    var path: String { "\(Self.folder)/\(table.id).csv" }

    /// The content, with a header; a column of estimates becomes three, the second and third for the interval.
    var text: String {
        let columns = table.content.columns.indices.map { column in
            (
                column,
                hasIntervals: table.content.rows.contains { if case .interval = $0[column] { true } else { false } }
            )
        }
        let header = columns.flatMap { column, hasIntervals -> [String] in
            let title = document.plainText(table.content.columns[column].title)
            return hasIntervals ? [title, "\(title), low", "\(title), high"] : [title]
        }
        let rows = table.content.rows.map { row in
            columns.flatMap { column, hasIntervals in fields(row[column], count: hasIntervals ? 3 : 1) }
        }
        return ([header] + rows).map { CSVField.line($0) + "\n" }.joined()
    }

    private func fields(_ cell: TableCell, count: Int) -> [String] {
        var fields: [String] =
            switch cell {
            case .number(let number): [Self.text(number)]
            case .interval(let value, let low, let high): [value, low, high].map(Self.text)
            case .prose, .verdict: [document.plainText(cell)]
            case .missing: [""]
            }
        while fields.count < count { fields.append("") }
        return fields
    }

    private static func text(_ number: Number) -> String { number.value.isFinite ? "\(number.value)" : "" }
}
