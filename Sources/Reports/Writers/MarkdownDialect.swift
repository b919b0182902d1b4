import Findings
import VisibleText

/// Markdown as code hosts render it: CommonMark with tables and a little HTML.
struct MarkdownDialect: Dialect {
    func escape(_ text: String, in place: TextPlace) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var isAtStart = true
        let characters = Array(Self.oneLine(text))
        for (index, character) in characters.enumerated() {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#", "!": result += "\\\(character)"
            // These start a list or a rule only at the start of a line.
            case "+", "-", "=", ":": result += isAtStart ? "\\\(character)" : "\(character)"
            // Digits at the start of a line followed by a point and a space start a list.
            case ".", ")":
                let followsNumber = !isAtStart && result.allSatisfy { $0.isASCII && $0.isNumber }
                let precedesSpace = index + 1 == characters.count || characters[index + 1] == " "
                result += followsNumber && precedesSpace ? "\\\(character)" : "\(character)"
            default: result.append(character)
            }
            isAtStart = isAtStart && character == " "
        }
        return result
    }

    func attribute(_ text: String) -> String { escape(text, in: .prose) }

    func target(_ path: String) -> String { HTMLDialect.percentEncoded(path) }

    func strong(_ content: String) -> String { "**\(content)**" }

    func superscript(_ content: String) -> String { "<sup>\(content)</sup>" }

    func `subscript`(_ content: String) -> String { "<sub>\(content)</sub>" }

    func code(_ text: String, in place: TextPlace) -> String {
        let line = Self.oneLine(text)
        let fence = String(repeating: "`", count: Self.longestRun(of: "`", in: line) + 1)
        let needsSpace = line.isEmpty || line.hasPrefix("`") || line.hasSuffix("`")
        let code = needsSpace ? "\(fence) \(line) \(fence)" : "\(fence)\(line)\(fence)"
        return place == .cell ? code.replacing("|", with: "\\|") : code
    }

    func codeBlock(_ text: String, language: String?) -> String {
        let fence = String(repeating: "`", count: max(Self.longestRun(of: "`", in: text) + 1, 3))
        return "\(fence)\(language ?? "")\n\(text.visible)\n\(fence)"
    }

    func math(_ pieces: [MathPiece], in place: TextPlace) -> String {
        pieces.map { piece in
            switch piece {
            case .variable(let character): "*\(escape(String(character), in: place))*"
            case .plain(let text): escape(text, in: place)
            case .raised(let inner): superscript(math(inner, in: place))
            case .lowered(let inner): `subscript`(math(inner, in: place))
            }
        }.joined()
    }

    func number(_ number: Number, macro: NumberMacro?, in place: TextPlace) -> String {
        escape(number.text, in: place)
    }

    func link(_ content: String, to destination: String) -> String { "[\(content)](\(target(destination)))" }

    func join(_ blocks: [String]) -> String { blocks.joined(separator: "\n\n") }

    /// HTML, in which code hosts still read formulas between dollar signs.
    func summary(_ content: String, plain: String) -> String {
        HTMLDialect.escape(Self.oneLine(plain)).replacing("$", with: "&#36;")
    }

    func heading(_ level: Int) -> String { String(repeating: "#", count: min(level + 2, 6)) }

    func listMark(_ ordinal: Int?) -> String { ordinal.map { "\($0)." } ?? "-" }

    func layout(of columns: [ColumnMeasure]) -> TableLayout {
        TableLayout(rules: columns.map { $0.kind == .number ? "---:" : "---" })
    }

    var linesPerTable: Int? { nil }

    /// The text on one line, so that nothing in it can start a block.
    private static func oneLine(_ text: String) -> String {
        String(text.visible.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }

    private static func longestRun(of character: Character, in text: String) -> Int {
        var longest = 0
        var current = 0
        for next in text {
            current = next == character ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
