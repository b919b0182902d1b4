import Files
import Foundation
import Testing

@testable import Reports

@Suite struct ReportFilesTests {
    private let document = Document(title: "t", sections: [Section("s", title: "S") { Paragraph("p") }])

    @Test func writesAllFormatsAndNothingElse() throws {
        try TestTemplates.withFolder(["report.md": "old"]) { folder in
            let files = try ReportFiles(templates: [TestTemplates.folder]).write(document, to: folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            #expect(names == ["latex", "report.html", "report.md", "report.tex"])
            #expect(Set(files.map(\.lastPathComponent)) == Set(names.dropFirst()))
            let markdown = try String(contentsOf: folder.appendingPathComponent("report.md"), encoding: .utf8)
            #expect(markdown.hasPrefix("# t\n"))
        }
    }

    /// One file for each figure and table, and the numbers that their captions call; what an earlier report left goes.
    @Test func writesWhatAPaperTakes() throws {
        try TestTemplates.withFolder(["latex/old.tex": "old", "tables/old.csv": "old", "tables/mine.txt": "mine"]) {
            folder in
            let document = SampleDocument().document
            _ = try ReportFiles(templates: [TestTemplates.folder]).write(document, to: folder)
            let latex = folder.appendingPathComponent("latex")
            let names = Set(try FileManager.default.contentsOfDirectory(atPath: latex.path))
            let labels = try document.resolved().labels.values.filter { $0.kind == .figure || $0.kind == .table }
            #expect(labels.count > 3 && names == Set(labels.map { "\($0.id).tex" }).union(["numbers.tex"]))
            let tables = labels.filter { $0.kind == .table }.map { "\($0.id).csv" }
            let written = try FileManager.default.contentsOfDirectory(
                atPath: folder.appendingPathComponent("tables").path)
            #expect(Set(written) == Set(tables + ["mine.txt"]))
            let numbers = try String(contentsOf: latex.appendingPathComponent("numbers.tex"), encoding: .utf8)
            #expect(numbers.contains("\\providecommand{\\normreportclaim}"))
            for name in names.subtracting(["numbers.tex"]) {
                let text = try String(contentsOf: latex.appendingPathComponent(name), encoding: .utf8)
                #expect(text.contains(/\\begin\{(figure|table)\*?\}/), "\(name)")
                for call in text.matches(of: /\\normreportclaim\{([^}]*)\}\{([^}]*)\}/) {
                    #expect(numbers.contains("\\csname normreport:\(call.1):\(call.2)\\endcsname"), "\(name)")
                }
            }
        }
    }

    @Test func sameDocumentSameBytes() throws {
        let texts = try (0..<2).map { _ in try TestTemplates.write(SampleDocument().document, as: .html) }
        #expect(texts[0] == texts[1])
    }

    @Test func nothingIsWrittenForAFaultyDocument() throws {
        try TestTemplates.withFolder(["keep": ""]) { folder in
            let faulty = Document(title: "t", sections: [Section("s", title: "S") { Paragraph("\(reference: "x")") }])
            #expect(throws: DocumentError.self) {
                try ReportFiles(templates: [TestTemplates.folder]).write(faulty, to: folder)
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names == ["keep"])
        }
    }

    @Test func saysWhatCannotBeWritten() throws {
        try TestTemplates.withFolder([:]) { folder in
            let file = folder.appendingPathComponent("file")
            try Data().write(to: file)
            let error = #expect(throws: OutputError.self) {
                try ReportFiles(templates: [TestTemplates.folder]).write(document, to: file)
            }
            let path = file.appendingPathComponent("report.html").path
            #expect(error == .cannotWrite(path, reason: "not a directory"))
        }
    }
}
