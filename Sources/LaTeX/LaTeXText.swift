import Foundation
import VisibleText

/// Plain text and formulas as LaTeX that compiles with pdfTeX, a bare class and no font package.
package enum LaTeXText {
    /// Running text. A character without a command in plain LaTeX is replaced by its code point, `[U+4E2D]`, since
    /// pdfTeX would stop at the character itself. U+FFFD stands for control characters and for those that turn the
    /// direction of text.
    package static func escape(_ text: String) -> String {
        var result = ""
        var script = Script.none
        var previous: Character = " "
        for character in text.visible {
            // TeX makes a ligature of two hyphens or quotes in a row.
            if character == previous, character == "-" || character == "'" { result += "{}" }
            previous = character
            let next = LaTeXSymbols.script(character)
            if next.script != script {
                if script != .none { result += "}$" }
                if next.script != .none { result += next.script == .raised ? "$^{" : "$_{" }
                script = next.script
            }
            result += script == .none ? textual(character) : next.base
        }
        return script == .none ? result : result + "}$"
    }

    /// The vertical position of characters: on the line, superscript or subscript.
    enum Script {
        case none, raised, lowered
    }

    /// The inside of a formula: words upright, scripts of Unicode raised and lowered.
    package static func math(plain text: String) -> String {
        var result = ""
        var word = ""
        var script = Script.none
        func flushWord() {
            if !word.isEmpty { result += word.count == 1 ? word : "\\mathrm{\(word)}" }
            word = ""
        }
        for character in text {
            if character.isASCII, character.isLetter {
                if script != .none { result += "}" }
                script = .none
                word.append(character)
                continue
            }
            flushWord()
            let next = LaTeXSymbols.script(character)
            if next.script != script {
                if script != .none { result += "}" }
                if next.script != .none { result += next.script == .raised ? "^{" : "_{" }
                script = next.script
            }
            result += script == .none ? mathematical(character) : next.base
        }
        flushWord()
        return script == .none ? result : result + "}"
    }

    private static func textual(_ character: Character) -> String {
        if let command = LaTeXSymbols.ascii[character] { return command }
        if character.isNewline || character == "\t" { return " " }
        if character.isASCII { return isControl(character) ? "" : String(character) }
        if let command = LaTeXSymbols.text[character] { return command }
        if let command = LaTeXSymbols.math[character] { return "$\(command)$" }
        return accented(character) ?? codePoints(character)
    }

    /// A character inside a formula.
    package static func mathematical(_ character: Character) -> String {
        switch character {
        case " ": return "\\ "
        case "*": return "*"
        case "|": return "|"
        case "<", ">": return String(character)
        case "~": return "\\sim "
        default: break
        }
        if let command = LaTeXSymbols.math[character] { return command.hasPrefix("\\") ? command + " " : command }
        if character.isASCII, LaTeXSymbols.ascii[character] == nil, !isControl(character) { return String(character) }
        return "\\mbox{\(textual(character))}"
    }

    /// A Latin letter with accents, as `\'{e}`.
    private static func accented(_ character: Character) -> String? {
        let scalars = Array(String(character).decomposedStringWithCanonicalMapping.unicodeScalars)
        guard scalars.count > 1, let base = scalars.first, base.isASCII, base.properties.isAlphabetic else {
            return nil
        }
        var result = String(base)
        for mark in scalars.dropFirst() {
            guard let command = LaTeXSymbols.accents[mark] else { return nil }
            result = "\\\(command){\(result)}"
        }
        return result
    }

    private static func codePoints(_ character: Character) -> String {
        character.unicodeScalars
            .filter { $0.properties.generalCategory != .format && $0.properties.generalCategory != .control }
            .map { "[U+" + String(format: "%04X", $0.value) + "]" }
            .joined()
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }
}
