import Files
import Foundation
import Synchronization
import Testing

@testable import Runs
@testable import TestSupport

/// Every system call of a study fails, and the power is cut behind every one: what is stored is whole, and the next start
/// ends with the bytes of a study that nothing befell.
@Suite struct FaultTests {
    private let whole: [String: Data]
    /// How many calls a study makes.
    private let count: Int

    init() throws {
        let folder = try TestFolder()
        let calls = FaultyCalls(failing: .max, .once, code: EIO)
        try TinyStudy(output: folder.file("output")).run(OutputFiles(calls: calls))
        whole = try TinyStudy.contents(folder)
        count = calls.count
    }

    @Test func theStudyWritesAllItsFiles() {
        let names = ["configuration.json", "data/a.csv", "report.md"].map { "output/\($0)" }
        let runs = TinyStudy.specifications.flatMap { run in
            ["SHA256SUMS", "measurements.json", "specification.json"].map { "output/runs/\(run.key)/\($0)" }
        }
        #expect(Set(whole.keys) == Set(names + runs))
        #expect(count > 80)
    }

    @Test(arguments: FaultyCalls.Fault.allCases, [ENOSPC, EIO]) func everyCallMayFail(
        _ fault: FaultyCalls.Fault, _ code: Int32
    ) throws {
        var errors = 0
        for place in 0..<count {
            let folder = try TestFolder()
            let study = TinyStudy(output: folder.file("output"))
            do {
                try study.run(OutputFiles(calls: FaultyCalls(failing: place, fault, code: code)))
                #expect(try TinyStudy.contents(folder) == whole, "call \(place) failed, and nothing was said")
            } catch OutputError.cannotWrite(let path, let reason) {
                errors += 1
                #expect(path.hasPrefix(study.output.path) && reason.hasSuffix("\(SystemCallError(code))"))
                // What has its final name has its final bytes, or is on its way.
                for (file, data) in try TinyStudy.contents(folder) where !file.contains("/.") {
                    #expect(data == whole[file] || file.contains("checkpoints/"), "call \(place): \(file)")
                }
            }
            try study.run(OutputFiles(calls: UnsyncedCalls()))
            #expect(try TinyStudy.contents(folder) == whole, "call \(place)")
        }
        // Swallowed is only what fails when the work is done: closing what was synced, or naming the lock's holder.
        #expect(errors > count * 3 / 4)
    }

    @Test(arguments: PowerCut.Survival.allCases) func thePowerMayFailAtAnyTime(_ survival: PowerCut.Survival) throws {
        for place in 0...count {
            let folder = try TestFolder()
            let study = TinyStudy(output: folder.file("output"))
            let calls = PowerCut(in: folder.url, after: place)
            var stored: [String] = []
            try? study.run(OutputFiles(calls: calls)) { stored.append($0) }
            try calls.restore(survival)
            let timings = Timings(output: study.output)
            for key in stored {
                let path = "output/runs/\(key)"
                #expect(timings.runs[key]?.seconds == 1.5, "call \(place): lost the time of \(path)")
                #expect(try RunStore(output: study.output).contains(key), "call \(place): lost \(path)")
            }
            try study.run(OutputFiles(calls: UnsyncedCalls()))
            #expect(try TinyStudy.contents(folder) == whole, "call \(place)")
            #expect(study.hasAllTimes, "call \(place)")
        }
    }

    /// The test of the power cut finds a writer that does not sync.
    @Test func aWriterThatDoesNotSyncLosesItsFile() throws {
        for (durability, isKept) in [(OutputFiles.Durability.synced, true), (.unsynced, false)] {
            let folder = try TestFolder()
            let calls = PowerCut(in: folder.url, after: 100)
            try OutputFiles(calls: calls).write(Data("x".utf8), to: folder.file("a/b"), durability)
            try calls.restore(.nothing)
            #expect((try? Data(contentsOf: folder.file("a/b"))) == (isKept ? Data("x".utf8) : nil))
        }
    }
}
