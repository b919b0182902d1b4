import Files
import Foundation
import Testing

@testable import Paper
@testable import Reports
@testable import Runs
@testable import TestSupport
@testable import Training

/// When the files of an output folder need not be made again.
@Suite struct OutputStateTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func write(_ text: String, _ path: String) throws {
        try OutputFiles.standard.write(Data(text.utf8), to: folder.file(path), .unsynced)
    }

    @Test func aStateHoldsWhileFilesAndInputsDo() throws {
        try write("a", "report.md")
        try write("b", "figures/x.svg")
        let paths = ["report.md", "figures/x.svg"]
        let made = try #require(OutputState(inputs: "1", paths: paths, summary: ["c1: a"], in: folder.url))
        try made.save(to: folder.url)
        let state = try #require(OutputState(of: folder.url))
        #expect(state == made && state.summary == ["c1: a"])
        #expect(state.files == ["report.md": sha256("a"), "figures/x.svg": sha256("b")])
        #expect(state.holds(inputs: "1", in: folder.url))
        #expect(!state.holds(inputs: "2", in: folder.url))
        try write("c", "figures/x.svg")
        #expect(!state.holds(inputs: "1", in: folder.url))
        try write("b", "figures/x.svg")
        #expect(state.holds(inputs: "1", in: folder.url))
        try FileManager.default.removeItem(at: folder.file("report.md"))
        #expect(!state.holds(inputs: "1", in: folder.url))
        #expect(OutputState(inputs: "1", paths: paths, summary: [], in: folder.url) == nil)
    }

    @Test func whatCannotBeReadIsNoState() throws {
        #expect(OutputState(of: folder.url) == nil)
        try write("{", OutputState.fileName)
        #expect(OutputState(of: folder.url) == nil)
        OutputState.remove(from: folder.url)
        #expect(try folder.names().isEmpty)
    }

    /// Every input changes the digest, and the same ones give the same.
    @Test func theDigestDependsOnEveryInput() throws {
        let store = try RunStore(output: folder.url)
        func configuration(seeds: [UInt64]) throws -> StudyConfiguration {
            StudyConfiguration(
                preset: .quick, data: try DataSet(.generated).description, seeds: seeds,
                experiments: ["residual-forward"], engine: .current(threads: 1))
        }
        func digest(seeds: [UInt64] = [0, 1], command: String = "all") throws -> String {
            try #require(
                ReportInputs(
                    try Study(try configuration(seeds: seeds), .standard), store: store,
                    templates: [folder.file("templates")],
                    machine: command
                ).digest)
        }
        var digests = [try digest()]
        #expect(try digest() == digests[0])
        digests.append(try digest(seeds: [0, 2]))
        digests.append(try digest(command: "report"))
        try write("text", "templates/html/page.mustache")
        digests.append(try digest())
        try write("other", "templates/html/page.mustache")
        digests.append(try digest())
        let run = try Study(try configuration(seeds: [0, 1]), .standard).plan.runs[0].specification
        try store.save(TestRuns.record(), of: run)
        digests.append(try digest())
        #expect(Set(digests).count == digests.count)
    }
}
