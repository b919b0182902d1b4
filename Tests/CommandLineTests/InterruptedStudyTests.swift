import Foundation
import Testing

@testable import Runs
@testable import TestSupport

/// A study that a signal ends, and one that a signal must not end.
@Suite struct InterruptedStudyTests {
    private let folder: TestFolder
    private let study: PreparedStudy
    private var arguments: [String] { ["all", "--jobs", "1", "--output", folder.url.path] + PreparedStudy.options }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.url, missingCount: 3)
    }

    /// The run in hand, if the signal meets one, is stored; the others are left for the next time.
    @Test func theRunInHandIsStored() throws {
        let before = try study.storedCount()
        let started = try Program.start(arguments)
        #expect(try started.says("runs: 1 of 3 done"))
        started.send(SIGTERM)
        started.send(SIGTERM)
        let outcome = try started.outcome()
        #expect(outcome.status == 128 + SIGTERM && !outcome.wasKilled, "\(outcome.error)")
        #expect(outcome.errorLines.last?.hasPrefix("normreport: interrupted; ") == true)
        let done = try study.storedCount() - before
        #expect((1...2).contains(done))
        #expect(try !folder.names().contains("report.html"))

        let resumed = try Program.run(arguments)
        #expect(resumed.status == 0, "\(resumed.error)")
        #expect(resumed.outputLines[0].hasPrefix("\(3 - done) of \(study.plan.count) runs to do"))
    }

    /// No end of the program costs the time of a run that is stored.
    @Test(arguments: [SIGKILL, SIGTERM]) func theTimesOfAllRunsAreKnown(_ signal: Int32) throws {
        let computed = study.plan.suffix(3).map(\.key)
        let started = try Program.start(arguments)
        #expect(try started.says("runs: 1 of 3 done"))
        started.send(signal)
        #expect(try started.outcome().status == 128 + signal)
        let store = try RunStore(output: folder.url)
        let done = Set(computed.filter(store.contains))
        #expect(!done.isEmpty && Set(Timings(output: folder.url).runs.keys).isSuperset(of: done))
        #expect(try Program.run(arguments).status == 0)
        #expect(Set(Timings(output: folder.url).runs.keys) == Set(computed))
        let timeline = try Program.run(["timeline", folder.url.path])
        #expect(timeline.outputLines.last?.hasPrefix("3 runs: ") == true, "\(timeline.output)")
    }

    /// Between two figures, or before the report; a report that is there already stays whole.
    @Test(arguments: [SIGINT, SIGTERM]) func aReportIsGivenUpCleanly(_ signal: Int32) throws {
        try study.complete()
        #expect(try Program.run(["report", "--output", folder.url.path]).status == 0)
        let report = try Data(contentsOf: folder.file("report.html"))
        let figure = folder.file("figures/residual-forward-variance.png").path
        try FileManager.default.removeItem(atPath: figure)
        try FileManager.default.removeItem(at: folder.file("data/residual-forward-variance.csv"))
        let started = try Program.start(["report", "--title", "Another", "--output", folder.url.path])
        // The table is written before the figure, whose 600 dots per inch take a while.
        #expect(try started.makes(folder.file("data/residual-forward-variance.csv")))
        started.send(signal)
        let outcome = try started.outcome()
        #expect(outcome.status == 128 + signal && !outcome.wasKilled, "\(outcome.error)")
        #expect(outcome.errorLines.count == 1)
        #expect(try Data(contentsOf: folder.file("report.html")) == report)
        let left = try folder.contents().keys.filter { $0.split(separator: "/").last?.hasPrefix(".") == true }
        #expect(left == [".lock"])
        #expect(try Program.run(["report", "--output", folder.url.path]).status == 0)
        #expect(try Program.run(["verify", folder.url.path]).status == 0)
    }

    /// As under nohup, when the terminal is gone.
    @Test func anIgnoredHangUpStaysIgnored() throws {
        let started = try Program.startShell("trap '' HUP; exec \"$P\" \"$@\"", arguments)
        #expect(try started.prints("3 of \(study.plan.count) runs to do"))
        started.send(SIGHUP)
        let outcome = try started.outcome()
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(try study.storedCount() == study.plan.count)
    }
}
