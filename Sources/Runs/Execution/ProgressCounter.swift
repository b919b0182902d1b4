import Dispatch
import Synchronization
import Training

/// Counts the runs of a plan that have ended, whoever computed them, and predicts the time that the others take.
final class ProgressCounter: Sendable {
    private struct State {
        var done = 0
        var time = 0.0
    }

    private let state = Mutex(State())
    private let total: Int
    private let totalTime: Double
    private let time: @Sendable (RunSpecification) -> Double
    private let start = DispatchTime.now().uptimeNanoseconds
    private let report: @Sendable (LocalExecutor.Progress) -> Void

    /// - Parameters:
    ///   - time: the predicted time of a run, in any unit.
    ///   - report: called after every run, from any thread.
    init(
        _ runs: [RunSpecification], time: @escaping @Sendable (RunSpecification) -> Double,
        report: @escaping @Sendable (LocalExecutor.Progress) -> Void
    ) {
        total = runs.count
        totalTime = runs.reduce(0) { $0 + time($1) }
        self.time = time
        self.report = report
    }

    /// Counts a run that has ended.
    func end(_ run: RunSpecification) {
        let progress = state.withLock { state -> LocalExecutor.Progress in
            state.done += 1
            state.time += time(run)
            let elapsed = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
            let left = state.time > 0 ? max(elapsed * (totalTime - state.time) / state.time, 0) : nil
            return LocalExecutor.Progress(done: state.done, total: total, timeLeft: left, last: run)
        }
        report(progress)
    }
}
