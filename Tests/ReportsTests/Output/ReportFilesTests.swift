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
            #expect(names == ["report.html", "report.md", "report.tex"])
            #expect(Set(files.map(\.lastPathComponent)) == Set(names))
            let markdown = try String(contentsOf: folder.appendingPathComponent("report.md"), encoding: .utf8)
            #expect(markdown.hasPrefix("# t\n"))
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
