import Files
import Foundation
import Testing

@testable import Reports
@testable import Runs
@testable import TestSupport

@Suite struct OutputCheckTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func write(_ text: String, _ path: String) throws {
        try OutputFiles.standard.write(Data(text.utf8), to: folder.file(path), .unsynced)
    }

    @Test func anEmptyFolderHasNoFaultsAndStaysEmpty() throws {
        let result = try OutputCheck(folder.url).run()
        #expect(result.faults.isEmpty && result.runCount == 0 && result.figureCount == 0)
        #expect(try folder.names().isEmpty)
    }

    @Test func aFileIsNoOutputFolder() throws {
        try write("", "file")
        for name in ["file", "nowhere"] {
            let error = OutputError.cannotRead(folder.file(name).path, reason: "there is no such folder")
            #expect(throws: error) { try OutputCheck(folder.file(name)) }
        }
    }

    @Test func whatStandsInAFoldersPlaceIsAFault() throws {
        for name in ["runs", "figures"] { try write("", name) }
        #expect(
            try OutputCheck(folder.url).run().faults
                == ["figures", "runs"].map { OutputFault(folder.file($0), "it is not a folder") })
        #expect(try folder.names() == ["figures", "runs"])
    }

    @Test func everyPartIsLookedAt() throws {
        let store = try RunStore(output: folder.url)
        let runs = (0..<2).map { TestRuns.specification(seed: $0) }
        for run in runs { try store.save(TestRuns.record(), of: run) }
        #expect(try OutputCheck(folder.url).run().faults.isEmpty)
        try write("{}", "runs/\(runs[0].key)/measurements.json")
        try write("x", "checkpoints/\(runs[1].key)")
        for name in ["configuration.json", "timings.json", "claims.json", "made-from.json"] { try write("[", name) }
        try write("no figure", "figures/plain-forward-deviation.svg")
        try write("the user's own", "figures/mine.svg")
        let result = try OutputCheck(folder.url).run()
        #expect(result.runCount == 2 && result.checkpointCount == 1 && result.figureCount == 1)
        #expect(
            result.faults == [
                OutputFault(
                    store.folder(runs[0].key), "measurements.json does not match the digest in SHA256SUMS"),
                OutputFault(folder.file("checkpoints/\(runs[1].key)"), "its run is stored"),
                OutputFault(folder.file("configuration.json"), "it cannot be read"),
                OutputFault(folder.file("timings.json"), "it cannot be read"),
                OutputFault(folder.file("claims.json"), "it cannot be read"),
                OutputFault(folder.file("made-from.json"), "it cannot be read"),
                OutputFault(folder.file("figures/plain-forward-deviation.svg"), "it does not say what made it"),
            ])
    }
}
