import Findings

/// A numbered table.
package struct TableBlock: BlockConvertible, Sendable {
    /// The identifier for references to it.
    let id: ElementID
    /// The caption above the table.
    let caption: Prose
    /// Columns and rows.
    let content: TableContent
    /// Whether the reader may sort it by a column.
    let isSortable: Bool
    /// Whether the reader may search it.
    let isFilterable: Bool
    /// Whether it repeats what another place of the report says in full, so that its first and last columns will do where
    /// room is short.
    let isExcerpt: Bool
    /// The source line that created it, for error messages.
    let location: SourceLocation

    /// A table.
    init(
        _ id: ElementID, caption: Prose, content: TableContent, isSortable: Bool = true, isFilterable: Bool = false,
        isExcerpt: Bool = false, file: StaticString = #fileID, line: Int = #line
    ) {
        self.id = id
        self.caption = caption
        self.content = content
        self.isSortable = isSortable
        self.isFilterable = isFilterable
        self.isExcerpt = isExcerpt
        location = SourceLocation(file: file, line: line)
    }

    /// The table as a block.
    package var block: Block { .table(self) }
}

/// The columns and rows of a table. The first column contains the row headings.
struct TableContent: Sendable {
    /// The columns from left to right.
    let columns: [TableColumn]
    /// The rows, each with a cell for every column.
    let rows: [[TableCell]]
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
    let title: Prose
    /// The kind of content of the cells.
    let kind: Kind
    /// Whether the reader can filter rows by the column's values.
    let offersChoice: Bool

    /// A column.
    init(_ title: Prose, _ kind: Kind = .text, offersChoice: Bool = false) {
        self.title = title
        self.kind = kind
        self.offersChoice = offersChoice
    }
}

/// A cell.
enum TableCell: Sendable {
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
