import Testing

@testable import Findings
@testable import Reports

/// Where the elements of a document are found, and how they are counted.
@Suite struct DocumentIndexTests {
    private static func figure(_ id: ElementID) -> FigureBlock {
        FigureBlock(id, caption: "", alternativeText: "a", drawing: "<svg></svg>")
    }

    private static func table(_ id: ElementID) -> TableBlock {
        TableBlock(id, caption: "", content: TableContent(columns: [], rows: []))
    }

    private static func claim(_ id: ElementID, _ statement: ElementID) -> ClaimEntry {
        ClaimEntry(
            id, statement: "", place: "", verdict: .refuted, summary: "",
            statements: [StatementEntry(statement, .law, text: "", place: "", verdict: .refuted, rule: "", scale: "")])
    }

    private func labels(_ sections: Section...) throws(DocumentError) -> [ElementID: Label] {
        var index = DocumentIndex()
        try index.add(Document(title: "t", sections: sections))
        return index.labels
    }

    /// Figures and tables are counted apart, in reading order, at whatever depth they stand.
    @Test func figuresAndTablesAreNumberedThroughTheDocument() throws {
        let labels = try labels(
            Section("one", title: "One") {
                Self.figure("f1")
                Callout(.note, title: "") { Self.table("t1") }
                Section("inner", title: "Inner") { Details("") { Self.figure("f2") } }
            },
            Section("two", title: "Two") {
                Self.figure("f3")
                Self.table("t2")
            })
        #expect(["f1", "f2", "f3", "t1", "t2"].map { labels[$0]?.ordinal } == [1, 2, 3, 1, 2])
        #expect(labels["f2"]?.anchor == "figure-f2" && labels["t2"]?.anchor == "table-t2")
        #expect(labels["inner"]?.anchor == "section-inner" && labels["inner"]?.title.plainText == "Inner")
        #expect(labels.count == 8 && labels["one"]?.ordinal == 0)
    }

    @Test func claimsAndTheirStatementsAreElements() throws {
        let labels = try labels(Section("register", title: "") { [Self.claim("c1", "c1.1")] })
        #expect(labels["c1"]?.anchor == "claim-c1" && labels["c1.1"]?.kind == .claim)
    }

    /// A name is taken once, whatever it names.
    @Test func namesAreUniqueAmongAllKinds() {
        let first = #line + 1
        let section = Section("same", title: "") { Self.figure("same") }
        do {
            _ = try labels(section)
            Issue.record("a name was taken twice")
        } catch {
            guard case .duplicateIdentifier("same", _, first: let location) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(location.description == "ReportsTests/DocumentIndexTests.swift:\(first)")
        }
        #expect(throws: DocumentError.self) {
            try labels(Section("a", title: "") { [Self.claim("c1", "c1")] })
        }
    }
}
