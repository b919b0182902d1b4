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

    func emphasis(_ content: String) -> String { "\\emph{\(content)}" }

    func strong(_ content: String) -> String { "\\textbf{\(content)}" }

    func superscript(_ content: String) -> String { "\\textsuperscript{\(content)}" }

    func `subscript`(_ content: String) -> String { "\\textsubscript{\(content)}" }

    func code(_ text: String, in place: TextPlace) -> String { "\\texttt{\(LaTeXText.escape(text))}" }

    func codeBlock(_ text: String) -> String {
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

    func footnote(_ number: Int, content: String) -> String { "\\footnote{\(content)}" }

    func join(_ blocks: [String]) -> String { blocks.joined(separator: "\n\n") }

    func summary(_ content: String, plain: String) -> String { content }

    func heading(_ level: Int) -> String {
        ["section", "subsection", "subsubsection", "paragraph"][min(level, 3)]
    }

    func listMark(_ ordinal: Int?) -> String { "" }

    /// Long columns of words are given a width, so that they break; all together they fill the line.
    func columnRule(_ column: ColumnMeasure, among columns: [ColumnMeasure]) -> String {
        let lineWidth = 84
        let total = columns.reduce(0) { $0 + $1.width + 2 }
        guard total > lineWidth, Self.isLong(column) else { return column.kind == .number ? "r" : "l" }
        let long = columns.filter(Self.isLong).reduce(0) { $0 + $1.width }
        let fixed = columns.filter { !Self.isLong($0) }.reduce(0) { $0 + $1.width + 2 }
        let share = Double(max(lineWidth - fixed - 2 * columns.count, lineWidth / 3)) / Double(lineWidth)
        let fraction = share * Double(column.width) / Double(long)
        return "p{\(NumberFormat.fixed(3).text(fraction))\\linewidth}"
    }

    var rowsPerTable: Int? { 36 }

    private static func isLong(_ column: ColumnMeasure) -> Bool { column.kind != .number && column.width > 18 }
}
