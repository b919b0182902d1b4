import Findings

/// A numbered table.
package struct TableBlock: BlockConvertible, Sendable {
    /// The identifier for references to it.
    package let id: ElementID
    /// The caption above the table.
    package let caption: Prose
    /// Columns and rows.
    package let content: TableContent
    /// Whether the reader may sort it by a column.
    package let isSortable: Bool
    /// Whether the reader may search it.
    package let isFilterable: Bool
    /// The source line that created it, for error messages.
    package let location: SourceLocation

    /// A table.
    package init(
        _ id: ElementID, caption: Prose, content: TableContent, isSortable: Bool = true, isFilterable: Bool = false,
        file: StaticString = #fileID, line: Int = #line
    ) {
        self.id = id
        self.caption = caption
        self.content = content
        self.isSortable = isSortable
        self.isFilterable = isFilterable
        location = SourceLocation(file: file, line: line)
    }

    /// The table as a block.
    package var block: Block { .table(self) }
}

/// The columns and rows of a table. The first column contains the row headings.
package struct TableContent: Sendable {
    /// The columns from left to right.
    package let columns: [TableColumn]
    /// The rows, each with a cell for every column.
    package let rows: [[TableCell]]

    /// A table's content; `Document.resolved()` refuses rows that do not fit the columns.
    package init(columns: [TableColumn], rows: [[TableCell]]) {
        self.columns = columns
        self.rows = rows
    }
}

/// A column of a table.
package struct TableColumn: Sendable {
    /// The kind of content of a column, which determines alignment and sorting.
    package enum Kind: String, CaseIterable, Sendable {
        /// Words.
        case text
        /// Numbers, aligned to the right and sorted by value.
        case number
        /// Verdicts.
        case verdict
        /// References and links.
        case link
    }

    /// The heading.
    package let title: Prose
    /// The kind of content of the cells.
    package let kind: Kind
    /// Whether the reader can filter rows by the column's values.
    package let offersChoice: Bool

    /// A column.
    package init(_ title: Prose, _ kind: Kind = .text, offersChoice: Bool = false) {
        self.title = title
        self.kind = kind
        self.offersChoice = offersChoice
    }
}

/// A cell.
package enum TableCell: Sendable {
    /// Words, for columns of text and of links.
    case prose(Prose)
    /// A number.
    case number(Number)
    /// An estimate with its interval, sorted by the estimate.
    case interval(value: Number, low: Number, high: Number)
    /// A verdict.
    case verdict(Verdict)
    /// An empty cell, where nothing was measured.
    case missing

    /// Whether the cell is allowed in a column of a kind.
    func fits(_ kind: TableColumn.Kind) -> Bool {
        switch self {
        case .prose: kind == .text || kind == .link
        case .number, .interval: kind == .number
        case .verdict: kind == .verdict
        case .missing: true
        }
    }
}
