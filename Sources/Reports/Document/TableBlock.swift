import Findings

/// A numbered table.
package struct TableBlock: BlockConvertible, Sendable {
    /// The name by which it is referred to.
    package let id: ElementID
    /// What stands above it.
    package let caption: Prose
    /// Columns and rows.
    package let content: TableContent
    /// Whether the reader may sort it by a column.
    package let isSortable: Bool
    /// Whether the reader may search it.
    package let isFilterable: Bool
    /// The line that made it.
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

/// Columns and rows. The first column heads its rows.
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

/// A column and what its cells hold.
package struct TableColumn: Sendable {
    /// What the cells of a column hold; it decides how they align and sort.
    package enum Kind: String, CaseIterable, Sendable {
        /// Words.
        case text
        /// Numbers, to the right, sorted by value.
        case number
        /// Verdicts.
        case verdict
        /// References and links.
        case link
    }

    /// The heading.
    package let title: Prose
    /// What the cells hold.
    package let kind: Kind
    /// Whether the reader may choose among the column's values, as in the compass.
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
    /// Nothing was measured here.
    case missing

    /// Whether the cell may stand in a column of this kind.
    func fits(_ kind: TableColumn.Kind) -> Bool {
        switch self {
        case .prose: kind == .text || kind == .link
        case .number, .interval: kind == .number
        case .verdict: kind == .verdict
        case .missing: true
        }
    }
}
