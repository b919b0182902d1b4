/// A table among the findings of an experiment.
package struct TableFinding: Sendable {
    /// The content of a cell.
    package enum Cell: Sendable {
        /// Plain text.
        case text(String)
        /// A number, formatted when the table is rendered.
        case number(Number)
        /// A verdict, shown as words with a symbol.
        case verdict(Verdict)
        /// An empty cell, where nothing was measured.
        case missing

        /// A number with its name; an empty cell if there is none.
        package static func number(
            _ value: Double?, _ name: String, _ format: NumberFormat = .significant(3), file: StaticString = #fileID,
            line: Int = #line
        ) -> Cell {
            guard let value else { return .missing }
            return .number(Number(value, format, source: .named(name), file: file, line: line))
        }

        /// A count with its name.
        package static func number(
            _ count: Int, _ name: String, file: StaticString = #fileID, line: Int = #line
        ) -> Cell { .number(Double(count), name, .integer, file: file, line: line) }
    }

    /// The name for references, lower-case words joined by hyphens.
    package let identifier: String
    /// The caption above the table.
    package let caption: Prose
    /// The headings of the columns; the first column names the rows.
    package let columns: [String]
    /// The headings of the text columns by which a reader can filter rows; the report chooses them if nil.
    package let choices: [String]?
    /// The rows, each with one cell per column.
    package let rows: [[Cell]]

    /// Makes a table.
    ///
    /// - Precondition: every row has one cell per column.
    package init(
        _ identifier: String, caption: Prose, columns: [String], choices: [String]? = nil, rows: [[Cell]]
    ) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row of '\(identifier)' has another length")
        self.identifier = identifier
        self.caption = caption
        self.columns = columns
        self.choices = choices
        self.rows = rows
    }
}
