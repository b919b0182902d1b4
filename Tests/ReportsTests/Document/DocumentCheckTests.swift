import Testing

@testable import Findings
@testable import Reports

/// What a document is refused for, and that the error names the line.
@Suite struct DocumentCheckTests {
    private static let file = "ReportsTests/DocumentCheckTests.swift"

    private func error(series: [DocumentSeries] = [], @BlockBuilder _ blocks: () -> [Block]) -> DocumentError? {
        do {
            _ = try Document(title: "t", series: series, sections: [Section("s", title: "S", blocks)]).resolved()
            return nil
        } catch {
            return error
        }
    }

    @Test func danglingReference() throws {
        let line = #line + 1
        let found = try #require(error { Paragraph("See \(reference: "figure-9").") })
        #expect(
            found.description
                == "\(Self.file):\(line): nothing is named 'figure-9'; known here: s")
    }

    @Test func referencesMayLeadForward() {
        #expect(
            error {
                Paragraph("\(reference: "later")")
                Section("later", title: "L") {}
            } == nil)
    }

    @Test func duplicateIdentifier() throws {
        let line = #line + 1
        let found = try #require(
            error { Section("s", title: "again") {} })
        guard case .duplicateIdentifier("s", let location, let first) = found else {
            Issue.record("found \(found)")
            return
        }
        #expect(location.line == line && location.file == Self.file)
        #expect(first != location)
    }

    @Test func illegalIdentifier() {
        #expect(error { Section("a b", title: "x") {} }?.description.contains("'a b' is not an identifier") == true)
    }

    @Test func numberWithoutSource() throws {
        let line = #line + 1
        let found = try #require(error { Paragraph("\(0.5, "slope", in: "")") })
        #expect(found == .numberWithoutSource("0.500", SourceLocation(file: #fileID, line: line)))
        #expect(error { Paragraph("\(Number(1, source: .file("")))") } != nil)
    }

    /// A finding's number has a name only; the report has to say whose it is.
    @Test func nameWithoutGroup() throws {
        let caption: Prose = "A slope of \(strong: "\(0.5, "slope")")."
        guard case .numberWithoutSource("0.500", _) = error({ Paragraph(caption) }) else {
            Issue.record("accepted")
            return
        }
        #expect(error { Paragraph(caption.named(in: "c1")) } == nil)
    }

    @Test func oneNameHasOneValue() {
        let found = error { Paragraph("\(1.0, "slope", in: "c1") and \(2.0, "slope", in: "c1")") }
        guard case .conflictingNumbers("c1", "slope", "2.0", _, "1.0", _) = found else {
            Issue.record("found \(String(describing: found))")
            return
        }
        #expect(error { Paragraph("\(1.0, "slope", in: "c1") and \(1.0, "slope", .fixed(1), in: "c1")") } == nil)
        #expect(error { Paragraph("\(nil, "slope", in: "c1") and \(nil, "slope", in: "c1")") } == nil)
    }

    @Test func rowsFitTheirColumns() {
        let columns = [TableColumn("a"), TableColumn("b", .number)]
        let short = TableContent(columns: columns, rows: [[.missing]])
        let swapped = TableContent(columns: columns, rows: [[.prose("x"), .missing], [.prose("x"), .prose("y")]])
        #expect(
            error { TableBlock("t", caption: "", content: short) }?.description.contains("1 cells for 2 columns")
                == true)
        #expect(
            error { TableBlock("t", caption: "", content: swapped) }?.description
                .contains("row 2, column 2 of table 't' holds no number") == true)
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:x", "/etc/passwd", "../a", "a/../../b", "data:text/html,x", "",
    ])
    func refusedLinks(destination: String) {
        guard case .refusedLink(destination, _) = error({ Paragraph("\(link: "x", to: destination)") }) else {
            Issue.record("'\(destination)' was let through")
            return
        }
    }

    @Test(arguments: ["https://arxiv.org/abs/2106.05956", "mailto:a@b.c", "data/a.csv", "a..b"])
    func allowedLinks(destination: String) {
        #expect(error { Paragraph("\(link: "x", to: destination)") } == nil)
    }

    @Test func coloursOfSeriesAreLegal() {
        let red = DocumentSeries(key: "x", label: "x", light: "red", dark: "#ffffff")
        #expect(error(series: [red]) {}?.description.contains("'red' of series 'x'") == true)
    }

    @Test func figuresHaveWordsAndDrawings() {
        #expect(
            error { FigureBlock("f", caption: "", alternativeText: " ", drawing: "<svg></svg>") }?.description
                .contains("no alternative text") == true)
        #expect(
            error { FigureBlock("f", caption: "", alternativeText: "a", drawing: "<svg><script/></svg>") }?.description
                .contains("the drawing of figure 'f' holds a <script> element") == true)
    }

    @Test func claimsLeadToWhatIsThere() {
        let claim = ClaimEntry(
            "c1", statement: "s", place: "p", verdict: .reproduced, summary: "",
            statements: [
                StatementEntry(
                    "c1.1", .law, text: "t", place: "p", verdict: .reproduced, rule: "r", scale: "", figures: ["f"])
            ])
        #expect(error { [claim] }?.description.contains("nothing is named 'f'") == true)
    }

    @Test func figuresAndTablesAreNumberedInOrder() throws {
        let resolved = try SampleDocument().document.resolved()
        #expect(resolved.label("forward-variance").ordinal == 1)
        #expect(resolved.label("gradient-norm").ordinal == 2)
        #expect(resolved.label("operations").ordinal == 2)
        #expect(resolved.label("c1.4").anchor == "claim-c1.4")
    }
}
