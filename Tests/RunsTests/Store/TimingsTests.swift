import Foundation
import Testing

@testable import Files
@testable import Runs
@testable import TestSupport

@Suite struct TimingsTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func log() -> TimingLog { TimingLog(output: folder.url, executor: .keys) }
    private func run(_ seed: UInt64) -> RunSpecification { TestRuns.specification(seed: seed) }

    /// Processes side by side write files of their own, which the next one that has the folder to itself gathers.
    @Test func timesOfSeveralProcessesAreGathered() throws {
        let (first, second) = (log(), log())
        for (log, seed) in [(first, 0), (second, 1), (first, 2)] {
            _ = try log.add(run(UInt64(seed)), seconds: Double(seed)) {}
        }
        let seconds = Dictionary(uniqueKeysWithValues: (0..<3).map { (run(UInt64($0)).key, Double($0)) })
        #expect(Timings(output: folder.url).seconds == seconds)
        second.close()
        var timings = Timings(output: folder.url)
        try timings.gather()
        #expect(try folder.names().contains("timings.json") && folder.names("timings").count == 1)
        // The first one goes on, and loses nothing.
        _ = try first.add(run(3), seconds: 3) {}
        first.close()
        #expect(Timings(output: folder.url).seconds == seconds.merging([run(3).key: 3]) { $1 })
        try timings.gather()
        #expect(try folder.names("timings").isEmpty)
        #expect(Timings(output: folder.url).seconds == seconds.merging([run(3).key: 3]) { $1 })
    }

    /// Of a run that was computed twice the later time counts, whoever wrote it.
    @Test func theLaterTimeCounts() throws {
        let (first, second) = (log(), log())
        _ = try second.add(run(0), seconds: 10) {}
        _ = try first.add(run(0), seconds: 1) {}
        #expect(Timings(output: folder.url).seconds == [run(0).key: 1])
    }

    /// A timing is there before its run is, and says by what it was computed.
    @Test func noStoredRunIsWithoutATime() throws {
        let timing = try log().add(run(0), seconds: 2, isResumed: true) {
            #expect(Timings(output: folder.url).seconds == [run(0).key: 2])
        }
        #expect(Timings(output: folder.url).runs == [run(0).key: timing])
        #expect(timing.executor == .keys && timing.threads == run(0).engine.threads && timing.isResumed)
        #expect(Timings(output: folder.url).total([run(0)]) == nil, "the time of a part")
    }

    /// A time that cannot be written ends the study, but costs no result.
    @Test func aTimeThatCannotBeWrittenCostsNoRun() throws {
        try Data().write(to: folder.file("timings"))
        var isSaved = false
        #expect(throws: OutputError.self) { _ = try log().add(run(0), seconds: 1) { isSaved = true } }
        #expect(isSaved)
    }

    /// What was cut off by a kill or a full disk is no timing, and the next line is whole.
    @Test func aCutLineCostsItsTimeOnly() throws {
        // The folder is made by the first.
        _ = try log().add(run(3), seconds: 3) {}
        let calls = FaultyCalls(failing: .max, .once, code: ENOSPC)
        let counted = TimingLog(output: folder.url, executor: .local, files: OutputFiles(calls: calls))
        _ = try counted.add(run(0), seconds: 1) {}
        // The last two write the line and sync it.
        let faulty = TimingLog(
            output: folder.url, executor: .local,
            files: OutputFiles(calls: FaultyCalls(failing: calls.count - 2, .once, code: ENOSPC)))
        #expect(throws: OutputError.self) { _ = try faulty.add(run(1), seconds: 1) {} }
        _ = try faulty.add(run(2), seconds: 2) {}
        #expect(Timings(output: folder.url).seconds == [run(0).key: 1, run(2).key: 2, run(3).key: 3])
    }

    @Test func aDamagedFileCostsItsTimesOnly() throws {
        var timings = Timings(output: folder.url)
        try timings.record(["a": RunTiming(seconds: 1)])
        _ = try log().add(run(0), seconds: 2) {}
        let name = try #require(folder.names("timings").first)
        try Data("{\nx\n[]\n\0".utf8).write(to: folder.file("timings/\(name)"))
        try FileManager.default.createDirectory(at: folder.file("timings/a.json"), withIntermediateDirectories: false)
        #expect(mkfifo(folder.file("timings/b.jsonl").path, 0o600) == 0)
        #expect(Timings(output: folder.url).seconds == ["a": 1])
        try timings.gather()
        #expect(Timings(output: folder.url).seconds == ["a": 1])
    }

    /// One timing that is none, or of an executor of a later version, does not cost the others.
    @Test func timingsOfLaterVersionsAreRead() throws {
        let text =
            "{\"a\": {\"seconds\": 1, \"executor\": \"later\", \"threads\": 2}, \"b\": {\"seconds\": 1, \"threads\": 0}}"
        try Data(text.utf8).write(to: folder.file("timings.json"))
        #expect(Timings(output: folder.url).runs == ["a": RunTiming(seconds: 1, threads: 2)])
    }

    /// When and where is kept too; earlier versions wrote the seconds alone.
    @Test func earlierFilesAreRead() throws {
        let text = "{\"a\": 1.5, \"b\": {\"seconds\": 2, \"start\": 7, \"host\": \"h\"}, \"c\": {\"seconds\": -1}}"
        try Data(text.utf8).write(to: folder.file("timings.json"))
        try FileManager.default.createDirectory(at: folder.file("timings"), withIntermediateDirectories: false)
        try Data("{\"e\": {\"seconds\": 3}}".utf8).write(to: folder.file("timings/another.json"))
        let timings = Timings(output: folder.url)
        #expect(
            timings.runs == [
                "a": RunTiming(seconds: 1.5), "b": RunTiming(seconds: 2, start: 7, host: "h"),
                "e": RunTiming(seconds: 3),
            ])
        var again = timings
        try again.record(["d": .ended(after: 1)])
        #expect(try #require(Timings(output: folder.url).runs["d"]?.host).isEmpty == false)
        #expect(Timings(output: folder.url).runs["b"] == timings.runs["b"])
    }
}
