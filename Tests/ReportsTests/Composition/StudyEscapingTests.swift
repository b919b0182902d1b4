import Plots
import Testing

@testable import Findings
@testable import Paper
@testable import Reports

/// Whatever a user may name comes out as text in the composed report: a title, what a file calls a layer or a series, a
/// processor, a command with folders in it.
@Suite struct StudyEscapingTests {
    private static let hostile = EscapingTests.hostile
    private static let study = Result { try FabricatedStudy(.original) }

    /// The first part of the study with the hostile words everywhere that words come from outside.
    private static func document() throws -> Document {
        let study = try study.get()
        let word = hostile
        let sentence = Prose(text: word)
        let parts = study.parts.map { part -> StudyPart in
            var findings = part.findings
            for index in findings.figures.indices {
                findings.figures[index].title = word
                findings.figures[index].caption = sentence
                findings.figures[index].figure.alternativeText = word
                findings.figures[index].figure.longDescription = word
                findings.figures[index].remarks = [sentence]
                for panel in findings.figures[index].figure.panels.indices {
                    findings.figures[index].figure.panels[panel].title = RichText(verbatim: word)
                }
            }
            findings.tables = findings.tables.map { table in
                TableFinding(
                    table.identifier, caption: sentence, columns: table.columns.map { _ in word },
                    rows: [table.columns.map { _ in .text(word) }])
            }
            findings.profiles = findings.profiles.map {
                NormalizerProfile(
                    $0.normalizer, label: word, figure: $0.figure, successes: [sentence], failures: [sentence],
                    openQuestions: [])
            }
            findings.statements = findings.statements.map { finding in
                let member = Member(word, Evidence(asWritten: word, value: 1, in: .above(0), seeds: 3))
                return StatementFinding(
                    Statement(
                        finding.statement.identifier, of: finding.statement.claim, .observation, place: word,
                        text: sentence, rule: sentence, needs: .initialization),
                    seeds: 10, figures: finding.figures, scale: sentence
                ) { .init([member], beside: [Effect(word, value: 1, seeds: 3)], remarks: [sentence]) }
            }
            findings.remarks = [sentence]
            return StudyPart(part.experiment, .found(findings))
        }
        return study.report(parts, title: word, word: word).document()
    }

    @Test func htmlHoldsItAsText() throws {
        let html = try TestTemplates.write(Self.document(), as: .html)
        #expect(!html.contains("<script>alert"))
        #expect(html.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt; $(x) \\input{/etc/passwd}"))
        #expect(html.matches(of: /&lt;script&gt;alert\(1\)/).count > 100)
        // No attribute ends early: every quote within the words is escaped.
        #expect(!html.contains("\"g\""))
    }

    @Test func markdownHoldsItAsText() throws {
        let markdown = try TestTemplates.write(Self.document(), as: .markdown)
        // Within code the words stand as they are.
        let prose = markdown.replacing(/(`+)[^`].*?\1(?!`)/.dotMatchesNewlines(), with: "")
        #expect(!prose.contains("<script"))
        #expect(!prose.contains(/(^|[^\\])\$\(x\)/))
        #expect(markdown.matches(of: /&lt;script&gt;alert\(1\)/).count > 100)
    }

    @Test func latexHoldsItAsText() throws {
        let latex = try TestTemplates.write(Self.document(), as: .latex)
        #expect(!latex.contains("\\input{/etc"))
        #expect(!latex.contains(/[^\\]\$\(x\)/))
        #expect(latex.matches(of: /\\textbackslash\{\}input\\\{\/etc\/passwd\\\}/).count > 100)
    }
}
