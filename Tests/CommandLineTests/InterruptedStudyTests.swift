import Foundation
import Testing

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
