import Foundation
import Testing
import Training

@testable import Paper
@testable import Reports
@testable import Runs
@testable import TestSupport
@testable import normreport

/// Reports that are written while a study goes on.
@Suite struct GrowingReportTests {
    private static func study() throws -> Study {
        try Study(
            StudyConfiguration(
                preset: .quick, data: try DataSet(.generated).description, seeds: [0, 1],
                experiments: ["residual-forward", "plain-forward", "dense-rank"], engine: .current(threads: 1)),
            .standard)
    }

    /// What was told, each time it was written.
    ///
    /// Unchecked: the condition guards it. ThreadSanitizer sees no order in what `Mutex` guards where threads compete for it.
    private final class Told: @unchecked Sendable {
        private let condition = NSCondition()
        private var reports: [[String: Int]] = []

        func add(_ missing: [String: Int]) {
            condition.withLock {
                reports.append(missing)
                condition.broadcast()
            }
        }

        var all: [[String: Int]] { condition.withLock { reports } }

        /// Whether so many are told within ten seconds.
        func holds(_ count: Int) -> Bool {
            let end = Date(timeIntervalSinceNow: 10)
            return condition.withLock {
                while reports.count < count, condition.wait(until: end) {}
                return reports.count >= count
            }
        }
    }

    @Test func itIsWrittenWhenExperimentsAreComplete() throws {
        let study = try Self.study()
        let missing = study.runs(of: study.configuration.experiments)
        let told = Told()
        let growing = GrowingReport(study, missing: missing, interval: 0.01) { missing, _ in told.add(missing) }
        Thread.sleep(forTimeInterval: 0.2)
        #expect(told.all.isEmpty, "nothing is complete")
        for run in study.runs(of: ["dense-rank"]) { growing.finished(run) }
        #expect(told.holds(1))
        #expect(Set(told.all[0].keys) == ["residual-forward", "plain-forward"])
        #expect(told.all[0]["plain-forward"] == study.runs(of: ["plain-forward"]).count)
        for run in study.runs(of: ["residual-forward"]) { growing.finished(run) }
        #expect(told.holds(2))
        for run in study.runs(of: ["plain-forward"]) { growing.finished(run) }
        growing.end()
        // The last one is no longer its business.
        #expect(told.all.count == 2)
    }

    /// A report that took long to write, as on a loaded machine, does not put off the next one for hours.
    @Test func aSlowReportDelaysTheNextOneOnlySoLong() throws {
        let study = try Self.study()
        let told = Told()
        let growing = GrowingReport(
            study, missing: study.runs(of: ["dense-rank", "residual-forward", "plain-forward"]), interval: 0.01,
            longestInterval: 0.1
        ) { missing, _ in
            Thread.sleep(forTimeInterval: 1)
            told.add(missing)
        }
        for run in study.runs(of: ["dense-rank"]) { growing.finished(run) }
        #expect(told.holds(1))
        for run in study.runs(of: ["residual-forward"]) { growing.finished(run) }
        #expect(told.holds(2), "the next report waits for twenty times as long as the first one took")
        growing.end()
    }

    /// What is on its way when the runs end is cut short.
    @Test func theEndDoesNotWaitForAReport() throws {
        let study = try Self.study()
        let told = Told()
        let growing = GrowingReport(study, missing: study.runs(of: ["residual-forward"]), interval: 0) {
            missing, stop in
            told.add(missing)
            while !stop.isRequested { Thread.sleep(forTimeInterval: 0.01) }
            try stop.check()
        }
        #expect(told.holds(1))
        growing.end()
        #expect(told.all == [["residual-forward": study.runs(of: ["residual-forward"]).count]])
    }

    /// A report on the way says what is still to come, and claims not to be the last.
    @Test func thePageSaysWhatIsToCome() throws {
        let folder = try TestFolder()
        let prepared = try PreparedStudy(in: folder.url)
        try prepared.complete()
        var configuration = prepared.configuration
        configuration.experiments = ["residual-forward", "plain-forward"]
        try configuration.save(to: folder.url)
        let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("templates")
        var output = OutputOptions()
        output.output = folder.url.path
        let writer = StudyWriter(
            study: try Study(configuration, .standard), output: output,
            files: try ReportFiles(templates: [templates]), interruption: .none)
        let store = try RunStore(output: folder.url)
        try writer.writeSoFar(["plain-forward": 48], store, until: .none)
        let page = try String(contentsOf: folder.file("report.md"), encoding: .utf8)
        #expect(page.contains("Still to come") && page.contains("48 runs"))
        #expect(page.contains("1 of 2 experiments is complete"))
        #expect(try folder.names("figures").contains { $0.hasPrefix("residual-forward-variance") })
        #expect(try !folder.names().contains("made-from.json"))
    }
}
