/// A table of text and numbers.
package struct TableFinding: Sendable {
    package enum Cell: Sendable {
        case text(String)
        case number(NamedNumber)
        case verdict(Verdict)
        case missing
    }

    package let identifier: String
    package let caption: Sentence
    package let columns: [String]
    /// Columns of words by which a reader chooses rows; nil leaves it to the report.
    package let choices: [String]?
    package let rows: [[Cell]]

    package init(
        _ identifier: String, caption: Sentence, columns: [String], choices: [String]? = nil, rows: [[Cell]]
    ) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "a row of '\(identifier)' has another length")
        self.identifier = identifier
        self.caption = caption
        self.columns = columns
        self.choices = choices
        self.rows = rows
    }
}
