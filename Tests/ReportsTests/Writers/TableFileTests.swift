import Testing

@testable import Findings
@testable import Reports

@Suite struct TableFileTests {
    /// All digits of numbers, three columns for estimates, quoted text, and nothing where nothing was measured.
    @Test func tablesAreWrittenWhole() throws {
        func number(_ value: Double) -> Number { Number(value, .fixed(1), source: .file("data/x.csv")) }
        let table = TableBlock(
            "t", caption: "Caption.",
            content: TableContent(
                columns: [TableColumn("who, what"), TableColumn("λ", .number), TableColumn("p", .number)],
                rows: [
                    [
                        .prose("a \"b\""), .interval(value: number(0.125), low: number(-1), high: number(.nan)),
                        .missing,
                    ],
                    [.prose("c"), .number(number(2)), .number(number(1.0 / 3))],
                ]))
        let document = try Document(title: "t", sections: [Section("s", title: "S") { table }]).resolved()
        let file = TableFile(table, document)
        #expect(file.path == "tables/t.csv")
        #expect(
            file.text == """
                "who, what",λ,"λ, low","λ, high",p
                "a ""b""\",0.125,-1.0,,
                c,2.0,,,0.3333333333333333

                """)
    }
}
