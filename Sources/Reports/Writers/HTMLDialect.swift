import Findings
import Foundation
import VisibleText

/// HTML: text, attribute values and addresses.
struct HTMLDialect: Dialect {
    func escape(_ text: String, in place: TextPlace) -> String { Self.escape(text) }

    func attribute(_ text: String) -> String { Self.escape(text) }

    func target(_ path: String) -> String { Self.escape(Self.percentEncoded(path)) }

    func strong(_ content: String) -> String { "<strong>\(content)</strong>" }

    func superscript(_ content: String) -> String { "<sup>\(content)</sup>" }

    func `subscript`(_ content: String) -> String { "<sub>\(content)</sub>" }

    func code(_ text: String, in place: TextPlace) -> String { "<code>\(Self.escape(text))</code>" }

    func codeBlock(_ text: String, language: String?) -> String { Self.escape(text) }

    func math(_ pieces: [MathPiece], in place: TextPlace) -> String {
        "<span class=\"math\">\(Self.math(pieces))</span>"
    }

    func number(_ number: Number, macro: NumberMacro?, in place: TextPlace) -> String {
        let text = Self.escape(number.text)
        // Tables of figures hold thousands of numbers: cells carry only the value, and the figure names the file.
        if place == .cell, macro == nil { return text }
        let title = Self.escape(number.source.label)
        guard number.value.isFinite else { return "<span class=\"number\" title=\"\(title)\">\(text)</span>" }
        return "<data class=\"number\" value=\"\(number.value)\" title=\"\(title)\">\(text)</data>"
    }

    func link(_ content: String, to destination: String) -> String {
        "<a href=\"\(target(destination))\">\(content)</a>"
    }

    func join(_ blocks: [String]) -> String { blocks.joined(separator: "\n") }

    func summary(_ content: String, plain: String) -> String { content }

    func heading(_ level: Int) -> String { "h\(min(level + 2, 6))" }

    func listMark(_ ordinal: Int?) -> String { "" }

    func layout(of columns: [ColumnMeasure]) -> TableLayout { TableLayout(rules: columns.map { _ in "" }) }

    var linesPerTable: Int? { nil }

    /// The text escaped for use between tags and within quotes. Control characters, most of
    /// which HTML does not allow, and characters that turn the direction of text become U+FFFD.
    static func escape(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case _ where scalar.isHiddenCommand: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// An address with all characters percent-encoded that need it; existing percent-encodings are kept.
    static func percentEncoded(_ path: String) -> String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.insert(charactersIn: "?#%:")
        allowed.remove(charactersIn: "()'\"<>|\\`*_")
        allowed.insert("_")
        return path.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }

    private static func math(_ pieces: [MathPiece]) -> String {
        pieces.map { piece in
            switch piece {
            case .variable(let character): "<i>\(escape(String(character)))</i>"
            case .plain(let text): escape(text)
            case .raised(let inner): "<sup>\(math(inner))</sup>"
            case .lowered(let inner): "<sub>\(math(inner))</sub>"
            }
        }.joined()
    }
}
