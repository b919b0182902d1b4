/// Where a piece of text stands; some formats escape differently there.
enum TextPlace: Sendable {
    /// In a paragraph, caption or heading.
    case prose
    /// In a cell of a table.
    case cell
}

/// How a format writes what stands within a line: everything else is in its templates.
///
/// What a dialect returns is safe where it is put; what it takes as `content` is already safe.
protocol Dialect: Sendable {
    /// Plain text as running text.
    func escape(_ text: String, in place: TextPlace) -> String
    /// Plain text where no markup is possible: within quotes, or as an image's description.
    func attribute(_ text: String) -> String
    /// A relative path or an address as the target of a link, image or inclusion.
    func target(_ path: String) -> String
    func emphasis(_ content: String) -> String
    func strong(_ content: String) -> String
    func superscript(_ content: String) -> String
    func `subscript`(_ content: String) -> String
    func code(_ text: String, in place: TextPlace) -> String
    func codeBlock(_ text: String, language: String?) -> String
    func math(_ pieces: [MathPiece], in place: TextPlace) -> String
    func number(_ number: Number, macro: NumberMacro?, in place: TextPlace) -> String
    func link(_ content: String, to destination: String) -> String
    /// A footnote at its place in the text.
    func footnote(_ number: Int, content: String) -> String
    /// Paragraphs or blocks, one below the other.
    func join(_ blocks: [String]) -> String
    /// The line of a folded block; formats that allow no markup there take the plain text.
    func summary(_ content: String, plain: String) -> String
    /// The mark that makes a heading of a level, counted from zero.
    func heading(_ level: Int) -> String
    /// The mark before an item of a list.
    func listMark(_ ordinal: Int?) -> String
    /// How the columns of a table are aligned.
    func layout(of columns: [ColumnMeasure]) -> TableLayout
    /// After how many rows a table is broken in two; nil for never.
    var rowsPerTable: Int? { get }
}

/// How a table is set; meaningless where the page itself lays tables out.
struct TableLayout {
    /// The alignment of each column.
    let rules: [String]
    /// The columns whose cells break into lines.
    var brokenColumns: Set<Int> = []
    /// Whether the table is made smaller to fit the line.
    var isScaled = false
}

/// What the alignment of a column depends on.
struct ColumnMeasure {
    let kind: TableColumn.Kind
    /// The greatest number of characters in a cell.
    let width: Int
}
