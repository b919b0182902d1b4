import Findings
import LaTeX

/// LaTeX for pdfTeX with a bare class: every character beyond ASCII is written as a command that plain LaTeX has.
struct LaTeXDialect: Dialect {
    func escape(_ text: String, in place: TextPlace) -> String { LaTeXText.escape(text) }

    func attribute(_ text: String) -> String { LaTeXText.escape(text) }

    func target(_ path: String) -> String {
        var result = ""
        for character in HTMLDialect.percentEncoded(path) {
            switch character {
            case "%", "#", "&", "_": result += "\\\(character)"
            case "{", "}", "\\", "^", "~", "$": continue
            default: result.append(character)
            }
        }
        return result
    }

    func strong(_ content: String) -> String { "\\textbf{\(content)}" }

    func superscript(_ content: String) -> String { "\\textsuperscript{\(content)}" }

    func `subscript`(_ content: String) -> String { "\\textsubscript{\(content)}" }

    /// Code in which lines may break, since TeX does not break typewriter text: after hyphens and strokes in names,
    /// anywhere in hashes and paths.
    func code(_ text: String, in place: TextPlace) -> String {
        let longestUnbroken = 24
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard word.count <= longestUnbroken else {
                return word.map { LaTeXText.escape(String($0)) }.joined(separator: "\\allowbreak{}")
            }
            return LaTeXText.escape(String(word)).replacing(/[-\/]/) { "\($0.output)\\allowbreak{}" }
        }
        return "\\texttt{\(words.joined(separator: " "))}"
    }

    func codeBlock(_ text: String, language: String?) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let indent = line.prefix { $0 == " " }
                let rest = LaTeXText.escape(String(line.dropFirst(indent.count)))
                return "\\mbox{}" + String(repeating: "~", count: indent.count) + rest
            }
            .joined(separator: "\\\\\n")
    }

    func math(_ pieces: [MathPiece], in place: TextPlace) -> String { "$\(LaTeXText.math(pieces))$" }

    func number(_ number: Number, macro: NumberMacro?, in place: TextPlace) -> String {
        macro.map { "\\normreportclaim{\($0.group)}{\($0.name)}" } ?? LaTeXText.escape(number.text)
    }

    func link(_ content: String, to destination: String) -> String {
        "\\normreportlink{\(target(destination))}{\(content)}"
    }

    func join(_ blocks: [String]) -> String { blocks.joined(separator: "\n\n") }

    func summary(_ content: String, plain: String) -> String { content }

    func heading(_ level: Int) -> String {
        ["section", "subsection", "subsubsection", "paragraph"][min(level, 3)]
    }

    func listMark(_ ordinal: Int?) -> String { "" }

    /// In a table that is far too wide for the line, long columns of words get a share of it, of a word at least, and
    /// wrap; columns with formulas do not, since these would break at every symbol. What is still too wide is scaled
    /// down by TeX, which knows the line.
    func layout(of columns: [ColumnMeasure]) -> TableLayout {
        let lineWidth = 84
        // A little more than a column of two takes, since TeX scales.
        let columnWidth = 60
        let total = columns.reduce(0) { $0 + $1.width + 2 }
        let alignments = columns.map { $0.kind == .number ? "r" : "l" }
        guard 2 * total > 3 * lineWidth else { return TableLayout(rules: alignments, isWide: total > columnWidth) }
        let long = columns.indices.filter { columns[$0].kind == .text && columns[$0].width > 18 }
        let longWidth = long.reduce(0) { $0 + columns[$1].width }
        let fixedWidth = total - longWidth - 2 * long.count
        let room = max(lineWidth - fixedWidth - 2 * columns.count, lineWidth / 3)
        var rules = alignments
        var broken = [Int: Int]()
        for column in long {
            let characters = max(columns[column].longestWord + 1, room * columns[column].width / longWidth)
            let fraction = Double(characters) / Double(lineWidth)
            rules[column] = "p{\(NumberFormat.fixed(3).text(fraction))\\linewidth}"
            broken[column] = characters
        }
        return TableLayout(rules: rules, brokenColumns: broken, isWide: true)
    }

    var linesPerTable: Int? { 40 }
}
