import Foundation
import Networks
import Plots
import Testing

@testable import Findings
@testable import Reports

/// A small document in all three formats, character by character.
///
/// `NORMREPORT_RECORD=1 swift test --filter GoldenTests` writes the files anew, and fails, so that nothing is recorded
/// unseen.
@Suite struct GoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Golden")

    private var document: Document {
        Document(
            title: "A small report", summary: "Three formats of one value.",
            facts: [Definition("Seeds", "\(10, "seeds", in: "configuration")")],
            series: [DocumentSeries(key: "batch-norm", label: "batch norm", light: "#000000", dark: "#f2f2f2")],
            sections: [
                Section("first", title: "First \(strong: "section")") {
                    Paragraph(
                        """
                        A slope of \(-0.394, "slope", .fixed(2), in: "c1") \
                        (\(reference: "curve"), \(reference: "values"), \(reference: "c1"), \(reference: "second")), in \
                        \(math: "σ_{l}²"), \(code: "a|b"), \(strong: "strong").
                        """)
                    ListBlock(["one", "two"], isOrdered: true)
                    [
                        ClaimEntry(
                            "c1", statement: "It grows.", place: "Section 3", verdict: .inPart,
                            summary: "1 of 2 statements reproduced; 1 refuted",
                            statements: [
                                StatementEntry(
                                    "c1.1", .observation, text: "It grows slowly.", place: "Section 3",
                                    verdict: .reproduced, rule: "The base is below 1.5.", thresholds: ["below 1.5"],
                                    effects: [
                                        ClaimEffect(
                                            member: "first", "base", value: 1.2, low: 1.1, high: 1.3, seeds: 10,
                                            thresholds: [1.5], outcome: .holds),
                                        ClaimEffect("theory", value: 1.25, low: nil, high: nil, seeds: 10),
                                    ],
                                    pValues: "p = 0.001", power: "90%", scale: "full width",
                                    remarks: ["It does."], section: "second", figures: ["curve"],
                                    data: ["data/curve.csv"]),
                                StatementEntry(
                                    "c1.2", .law, text: "It grows by one.", place: "Figure 2", verdict: .refuted,
                                    reason: nil, rule: "The slope is one.",
                                    effects: [
                                        ClaimEffect(
                                            member: "first", "slope", value: 0.36, low: 0.3, high: 0.4, seeds: 10,
                                            thresholds: [0.9, 1.1], outcome: .refuted)
                                    ], scale: "full width"),
                                StatementEntry(
                                    "c1.3", .beyond, text: "So do others.", place: "Here", verdict: .notDecidable,
                                    reason: "3 seeds were run", rule: "As before.", scale: ""),
                            ])
                    ]
                    Section("second", title: "Second") {
                        FigureBlock(
                            "curve", caption: "A curve.", alternativeText: "Line chart of one line.",
                            longDescription: ["It rises."], drawing: "<svg viewBox=\"0 0 1 1\"></svg>",
                            data: TableContent(
                                columns: [TableColumn("x", .number)],
                                rows: [[.number(Number(1.5, source: .file("data/curve.csv")))]]))
                        TableBlock(
                            "values", caption: "Values.",
                            content: TableContent(
                                columns: [
                                    TableColumn("Layer", offersChoice: true), TableColumn("Base", .number),
                                    TableColumn("C1", .verdict),
                                ],
                                rows: [
                                    [.prose("batch norm"), .missing, .verdict(.refuted)],
                                    [
                                        .prose("none"),
                                        .number(Number(1.21, source: .quantity(group: "c1", name: "base-none"))),
                                        .verdict(.notDecidable),
                                    ],
                                ]))
                        Callout(.warning, title: "Careful") { CodeBlock("./normreport all", language: "shell") }
                        Details("More") { Definitions([Definition("Term", "what it means")]) }
                    }
                }
            ])
    }

    @Test(arguments: ReportFormat.allCases)
    func isAsRecorded(format: ReportFormat) throws {
        var text = try TestTemplates.write(document, as: format)
        if format == .html {
            // The head holds style sheets and scripts, which may change without the document.
            let start = try #require(text.firstRange(of: "<main")).lowerBound
            let end = try #require(text.firstRange(of: "</main>")).upperBound
            text = String(text[start..<end]) + "\n"
        }
        let url = Self.folder.appendingPathComponent(format.fileName)
        if ProcessInfo.processInfo.environment["NORMREPORT_RECORD"] != nil {
            try Data(text.utf8).write(to: url)
            Issue.record("recorded \(url.lastPathComponent); look at the difference, then run without recording")
            return
        }
        let golden = try String(contentsOf: url, encoding: .utf8)
        for (line, (found, expected)) in zip(
            text.split(separator: "\n", omittingEmptySubsequences: false),
            golden.split(separator: "\n", omittingEmptySubsequences: false)
        ).enumerated() where found != expected {
            Issue.record("\(format.fileName):\(line + 1) is '\(found)', recorded as '\(expected)'")
            return
        }
        #expect(text == golden)
    }
}
