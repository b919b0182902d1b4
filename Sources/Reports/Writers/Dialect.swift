import Findings

/// The context of a text, on which escaping depends in some formats.
enum TextPlace: Sendable {
    /// In a paragraph, caption or heading.
    case prose
    /// In a cell of a table.
    case cell
}

/// How a format writes inline elements; everything else is in its templates.
///
/// The results are escaped for their context. Arguments named `content` must already be escaped.
protocol Dialect: Sendable {
    /// Plain text as running text.
    func escape(_ text: String, in place: TextPlace) -> String
    /// Plain text where no markup is possible, such as a quoted attribute or an image's description.
    func attribute(_ text: String) -> String
    /// A relative path or an address as the target of a link, image or inclusion.
    func target(_ path: String) -> String
    func strong(_ content: String) -> String
    func superscript(_ content: String) -> String
    func `subscript`(_ content: String) -> String
    func code(_ text: String, in place: TextPlace) -> String
    func codeBlock(_ text: String, language: String?) -> String
    func math(_ pieces: [MathPiece], in place: TextPlace) -> String
    func number(_ number: Number, macro: NumberMacro?, in place: TextPlace) -> String
    func link(_ content: String, to destination: String) -> String
    /// Paragraphs or blocks in sequence.
    func join(_ blocks: [String]) -> String
    /// The summary of a collapsed block. Formats that allow no markup there use the plain text.
    func summary(_ content: String, plain: String) -> String
    /// The prefix of a heading at a level, counted from zero.
    func heading(_ level: Int) -> String
    /// The mark before an item of a list.
    func listMark(_ ordinal: Int?) -> String
    /// How the columns of a table are aligned.
    func layout(of columns: [ColumnMeasure]) -> TableLayout
    /// The number of lines after which a table is split between two rows; nil for never.
    var linesPerTable: Int? { get }
}

/// The layout of a table, for formats that do not lay out tables themselves.
struct TableLayout {
    /// The alignment of each column.
    let rules: [String]
    /// The columns whose cells break into lines, with the characters that a line of each takes.
    var brokenColumns: [Int: Int] = [:]
    /// Whether the table needs the width of the page where text is set in two columns.
    var isWide = false
}

/// The properties of a column on which its layout depends.
struct ColumnMeasure {
    let kind: TableColumn.Kind
    /// The greatest number of characters in a cell.
    let width: Int
    /// The greatest number of characters in a word.
    let longestWord: Int
}
