import Statistics

/// A numbered table.
public struct TableBlock: BlockConvertible, Sendable {
    /// The name by which it is referred to.
    public let id: ElementID
    /// What stands above it.
    public let caption: Prose
    /// Columns and rows.
    public let content: TableContent
    /// Whether the reader may sort it by a column.
    public let isSortable: Bool
    /// Whether the reader may search it.
    public let isFilterable: Bool
    /// The line that made it.
    public let location: SourceLocation

    /// A table.
    public init(
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
    public var block: Block { .table(self) }
}

/// Columns and rows. The first column heads its rows.
public struct TableContent: Sendable {
    /// The columns from left to right.
    public let columns: [TableColumn]
    /// The rows, each with a cell for every column.
    public let rows: [[TableCell]]

    /// A table's content; `Document.resolved()` refuses rows that do not fit the columns.
    public init(columns: [TableColumn], rows: [[TableCell]]) {
        self.columns = columns
        self.rows = rows
    }
}

/// A column and what its cells hold.
public struct TableColumn: Sendable {
    /// What the cells of a column hold; it decides how they align and sort.
    public enum Kind: String, CaseIterable, Sendable {
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
    public let title: Prose
    /// What the cells hold.
    public let kind: Kind
    /// Whether the reader may choose among the column's values, as in the compass.
    public let offersChoice: Bool

    /// A column.
    public init(_ title: Prose, _ kind: Kind = .text, offersChoice: Bool = false) {
        self.title = title
        self.kind = kind
        self.offersChoice = offersChoice
    }
}

/// A cell.
public enum TableCell: Sendable {
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
