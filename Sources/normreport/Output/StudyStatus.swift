import Foundation
import Paper
import Runs

/// The state of every planned run of a study.
struct StudyStatus: Encodable {
    enum State: String, Encodable, CaseIterable {
        /// Its results are stored.
        case done
        /// A process computes it.
        case running
        /// Slurm has its task in the queue.
        case queued
        /// Its last attempt failed.
        case failed
        /// Nobody has begun it, or it was interrupted.
        case waiting
    }

    struct PlannedState: Encodable {
        let key: String
        let state: State
        /// Who computes it, why it failed, or why it is queued.
        let detail: String?
        /// Where its task wrote a log.
        let log: String?
    }

    let runs: [PlannedState]
    /// Why the queue could not be asked; nil if it was, or no jobs were submitted.
    let queueError: String?

    private enum CodingKeys: String, CodingKey {
        case runs
        case queueError = "queue-error"
    }

    init(_ study: Study, output: URL) {
        let stored = RunStore.stored(among: study.plan.runs.map(\.specification), in: output)
        let store = RunStore(reading: output)
        let failures = RunFailures(output: output)
        let submissions = SlurmSubmission.all(in: output)
        var queued = [String: String]()
        var problem: String?
        do throws(SlurmError) {
            let queue = try SlurmQueue(jobs: submissions.flatMap { $0.submission.arrays.map(\.name) })
            for (_, submission) in submissions {
                for (number, task) in submission.queued(queue) {
                    for key in submission.tasks[number] { queued[key] = task.isRunning ? "its task runs" : task.reason }
                }
            }
        } catch {
            problem = "\(error)"
        }
        queueError = problem
        runs = study.plan.runs.map { run in
            let log = submissions.last { $0.submission.tasks.joined().contains(run.key) }.flatMap {
                $0.submission.log(of: run.key, in: SlurmSubmission.folder($0.number, output))
            }
            func state(_ state: State, _ detail: String? = nil) -> PlannedState {
                PlannedState(key: run.key, state: state, detail: detail, log: state == .done ? nil : log?.path)
            }
            if stored.contains(run.specification) { return state(.done) }
            if let holder = store.holder(run.key) { return state(.running, holder) }
            if let reason = queued[run.key] { return state(.queued, reason) }
            if let reason = failures.reason(run.key) { return state(.failed, reason) }
            return state(.waiting)
        }
    }

    /// The state by experiment, then what runs and what failed.
    func lines(_ study: Study) -> [String] {
        let states = Dictionary(uniqueKeysWithValues: runs.map { ($0.key, $0.state) })
        func counts(_ keys: some Sequence<String>) -> [String] {
            let found = keys.compactMap { states[$0] }
            return State.allCases.map { state in "\(found.count { $0 == state })" }
        }
        var rows = study.experiments.map { experiment in
            [experiment.identifier]
                + counts(Set(experiment.selections.flatMap { study.plan.runs(of: $0).map(\.key) }))
        }
        rows.append(["all"] + counts(runs.map(\.key)))
        let table = TextTable(
            head: ["experiment"] + State.allCases.map(\.rawValue), rows: rows,
            numbers: Set(1...State.allCases.count))
        var lines = table.lines()
        for state in [State.running, .failed] {
            for run in runs where run.state == state {
                lines.append(
                    "\(state.rawValue): \(run.key.prefix(12))" + (run.detail.map { ", \($0)" } ?? "")
                        + (run.log.map { ", log \($0)" } ?? ""))
            }
        }
        if let queueError { lines.append("the queue is unknown: \(queueError)") }
        return lines
    }
}
