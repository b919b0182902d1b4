import Foundation
import Paper
import Runs

/// A report that is written while a study goes on: after its first minute, and again when experiments are complete, but so
/// seldom that it takes a small part of the time.
///
/// Unchecked: the condition guards the state.
final class GrowingReport: @unchecked Sendable {
    /// What is known of a study on its way: the runs to come of each experiment that is not complete.
    typealias Missing = [String: Int]

    private let condition = NSCondition()
    private var missing: [String: Set<RunSpecification>]
    private let count: Int
    private var isNew: Bool
    private var isEnding = false
    private var hasEnded = false
    private let stop = Interruption(grace: .infinity)
    private let write: @Sendable (Missing, Interruption) throws -> Void

    /// The time before the first report, and at least between two, in seconds.
    private static let interval = 60.0
    /// How many times as long as it took to write a report nothing is written afterwards.
    private static let patience = 20.0
    /// The longest time between two, in seconds: on a loaded machine writing takes long, and readers wait no longer than this.
    private static let longestInterval = 1800.0

    /// Begins to watch.
    ///
    /// - Parameters:
    ///   - missing: the runs to do.
    ///   - interval: the time before the first report, and at least between two, in seconds.
    ///   - longestInterval: the time after a report, in seconds, behind which the next one is written however long that one took.
    ///   - write: writes the report of what is complete; it ends early when it is asked to.
    init(
        _ study: Study, missing: [RunSpecification], interval: Double = GrowingReport.interval,
        longestInterval: Double = GrowingReport.longestInterval,
        write: @escaping @Sendable (Missing, Interruption) throws -> Void
    ) {
        let left = Set(missing)
        let names = study.configuration.experiments
        self.missing = Dictionary(
            uniqueKeysWithValues: names.map { ($0, Set(study.runs(of: [$0])).intersection(left)) }
        ).filter { !$0.value.isEmpty }
        count = names.count
        isNew = self.missing.count < count
        self.write = write
        let thread = Thread { [self] in
            watch(interval, longestInterval)
            condition.withLock {
                hasEnded = true
                condition.broadcast()
            }
        }
        thread.name = "report"
        // As much as the main thread has.
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Takes note that a run has come to its end.
    func finished(_ run: RunSpecification) {
        condition.withLock {
            for name in missing.keys where missing[name]!.remove(run) != nil && missing[name]!.isEmpty {
                missing[name] = nil
                isNew = true
                condition.broadcast()
            }
        }
    }

    /// Ends a report on its way, and waits for that.
    func end() {
        stop.receive(SIGTERM)
        condition.withLock {
            isEnding = true
            condition.broadcast()
            while !hasEnded { condition.wait() }
        }
    }

    private func watch(_ interval: Double, _ longestInterval: Double) {
        var next = Date().addingTimeInterval(interval)
        while let missing = newsAfter(next) {
            let start = Date()
            // The runs go on, and the last report tells of what is wrong.
            guard (try? write(missing, stop)) != nil else { return }
            let pause = min(longestInterval, Self.patience * Date().timeIntervalSince(start))
            next = Date().addingTimeInterval(max(interval, pause))
        }
    }

    /// What is to come when, after a time, experiments are complete of which no report tells; nil at the end.
    private func newsAfter(_ time: Date) -> Missing? {
        condition.withLock {
            while !isEnding, !isNew || Date() < time {
                if isNew { _ = condition.wait(until: time) } else { condition.wait() }
            }
            isNew = false
            // The last one is written at the end.
            return isEnding || missing.isEmpty ? nil : missing.mapValues(\.count)
        }
    }
}
