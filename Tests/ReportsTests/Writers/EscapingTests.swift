import Plots
import Testing
import VisibleText

@testable import Findings
@testable import Reports

/// What a user may name a normalizer, a folder or a report comes out as text in all three formats.
@Suite struct EscapingTests {
    static let hostile =
        "<script>alert(1)</script> $(x) \\input{/etc/passwd} a|b `c` [d](e) *f* \"g\" 'h' & 50% #1 x_1^2~"

    private func document(_ text: String) -> Document {
        Document(
            title: text, summary: Prose(text: text), facts: [Definition(Prose(text: text), Prose(text: text))],
            series: [DocumentSeries(key: "own", label: text, light: "#000000", dark: "#ffffff")],
            sections: [
                Section("own-section", title: Prose(text: text)) {
                    Paragraph(
                        "\(text) \(code: text) \(math: text) \(link: Prose(text: text), to: "a b.csv")")
                    ListBlock([Prose(text: text)])
                    CodeBlock(text)
                    Details(Prose(text: text)) { Paragraph(Prose(text: text)) }
                    TableBlock(
                        "own-table", caption: Prose(text: text),
                        content: TableContent(
                            columns: [TableColumn(Prose(text: text))],
                            rows: [[.prose("\(text) \(code: text)")], [.prose(Prose(text: "two\nlines"))]]))
                    FigureBlock(
                        "own-figure", caption: Prose(text: text), alternativeText: text,
                        drawing: "<svg viewBox=\"0 0 1 1\"></svg>")
                }
            ])
    }

    @Test func htmlShowsItAsText() throws {
        let html = try TestTemplates.write(document(Self.hostile), as: .html)
        let body = try #require(html.firstRange(of: "<body>")).upperBound
        #expect(!html.contains("<script>alert"))
        #expect(html[body...].contains("&lt;script&gt;alert(1)&lt;/script&gt; $(x) \\input{/etc/passwd}"))
        #expect(html.contains("<h1>&lt;script&gt;"))
        #expect(html.contains("aria-label=\"Figure 1: &lt;script&gt;"))
        // A quote within an attribute would end it.
        #expect(!html.contains("\"g\""))
        #expect(html.contains("href=\"a%20b.csv\""))
    }

    @Test func markdownShowsItAsText() throws {
        let markdown = try TestTemplates.write(document(Self.hostile), as: .markdown)
        let escaped =
            "&lt;script&gt;alert(1)&lt;/script&gt; \\$(x) \\\\input{/etc/passwd} a\\|b \\`c\\` \\[d\\](e) \\*f\\* "
            + "\"g\" 'h' &amp; 50% \\#1 x\\_1^2\\~"
        #expect(markdown.hasPrefix("# \(escaped)\n"))
        #expect(markdown.contains("![\(escaped)](figures/own-figure.png)"))
        #expect(markdown.contains("<summary>&lt;script&gt;alert(1)"))
        // The pipes of a row are those between its cells; within code they are escaped too.
        let row = try #require(markdown.split(separator: "\n").first { $0.hasPrefix("| &lt;script") })
        let bars = row.replacing("\\|", with: "").count { $0 == "|" }
        #expect(bars == 2)
        #expect(markdown.contains("| two lines |"))
        #expect(markdown.contains("``<script>alert(1)</script>"))
    }

    @Test func latexShowsItAsText() throws {
        let latex = try TestTemplates.write(document(Self.hostile), as: .latex)
        #expect(
            latex.contains(
                "\\textless{}script\\textgreater{}alert(1)\\textless{}/script\\textgreater{} \\$(x) "
                    + "\\textbackslash{}input\\{/etc/passwd\\} a\\textbar{}b \\textasciigrave{}c\\textasciigrave{} "
                    + "{[}d{]}(e) *f* \\texttt{\\char34}g\\texttt{\\char34} 'h' \\& 50\\% \\#1 "
                    + "x\\_1\\textasciicircum{}2\\textasciitilde{}"))
        #expect(!latex.contains("\\input{/etc"))
        #expect(!latex.contains(" $(x)"))
    }

    /// What is not shown but changes how others are shown: a name that reads as another one, a command to a terminal.
    @Test(arguments: ReportFormat.allCases) func hiddenCommandsAreShown(_ format: ReportFormat) throws {
        let hostile = "exe\u{202E}gnp\u{202C} \u{2066}a\u{2069} \u{1B}[31m \u{9B}2J \u{7} \u{200F}x\u{2028}y \u{E0041}"
        let text = try TestTemplates.write(document(hostile), as: format)
        let hasHidden = text.unicodeScalars.contains { $0.isHiddenCommand }
        #expect(!hasHidden)
        #expect(text.contains(format == .latex ? "exe[U+FFFD]gnp[U+FFFD]" : "exe\u{FFFD}gnp\u{FFFD}"))
    }

    @Test(arguments: [
        ("- a", "\\- a"), ("1. a", "1\\. a"), ("0.39", "0.39"), ("# a", "\\# a"), ("a - b", "a - b"), ("+ a", "\\+ a"),
        ("a\nb", "a b"), ("1) a", "1\\) a"), ("!\\[", "\\!\\\\\\["),
    ])
    func markdownBeginsNoBlock(text: String, expected: String) {
        #expect(MarkdownDialect().escape(text, in: .prose) == expected)
    }

    @Test(arguments: [
        ("a", "`a`"), ("`", "`` ` ``"), ("a``b", "```a``b```"), ("a|b", "`a\\|b`"), ("", "`  `"),
    ])
    func markdownCodeHoldsBackticks(text: String, expected: String) {
        #expect(MarkdownDialect().code(text, in: .cell) == expected)
    }

    @Test func htmlReplacesControlCharacters() {
        #expect(HTMLDialect.escape("a\u{0}b\u{1B}c\td\n") == "a\u{FFFD}b\u{FFFD}c\td\n")
    }
}
