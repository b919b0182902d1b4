import Foundation
import Testing

@testable import Reports

/// Writes the sample report where `NORMREPORT_SAMPLE_REPORT` says, for `Tests/browser/run` and `Tests/latex/run`.
@Suite struct SampleReportTests {
    private static let folder = ProcessInfo.processInfo.environment["NORMREPORT_SAMPLE_REPORT"]

    @Test(.enabled(if: folder != nil, "NORMREPORT_SAMPLE_REPORT names no folder"))
    func writesTheSample() throws {
        let folder = URL(fileURLWithPath: try #require(Self.folder), isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let files = try ReportFiles(templates: [TestTemplates.folder])
            .write(SampleDocument().document, to: folder)
        #expect(files.map(\.lastPathComponent) == ["report.html", "report.md", "report.tex"])
    }
}
