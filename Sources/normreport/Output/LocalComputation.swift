import Foundation
import Paper
import Runs
import Training

/// The missing runs of a study, computed on this machine, with a report that grows meanwhile.
struct LocalComputation {
    let study: Study
    /// The runs that are wanted.
    let plan: [RunSpecification]
    let forecast: StudyForecast
    let parallel: ParallelOptions
    let writer: StudyWriter

    /// Computes what is missing.
    ///
    /// - Throws: `Interrupted`; `OutputError` where the folder cannot be written.
    func run(_ set: DataSet, _ store: RunStore, _ interruption: Interruption) throws {
        let missing = store.unanswered(plan)
        guard !missing.isEmpty else {
            return StandardOutput.line("all \(plan.count) runs are stored; nothing is computed")
        }
        StandardOutput.line("\(missing.count) of \(plan.count) runs to do, \(parallel.jobCount) in parallel")
        let executor = LocalExecutor(jobs: parallel.jobCount, threadsPerRun: parallel.threadsPerRun)
        let owners = study.owners
        let progress = ProgressLine { owners[$0] }
        let growing = GrowingReport(study, missing: missing) { try writer.writeSoFar($0, store, until: $1) }
        let start = Date()
        let outcome = executor.run(
            missing, data: set, store: store, order: order(missing), interruption: interruption
        ) { step in
            progress.show(step)
            if let run = step.last { growing.finished(run) }
        }
        let elapsed = Date().timeIntervalSince(start)
        growing.end()
        var timings = Timings(output: writer.output.url)
        try timings.gather()
        try interruption.check()
        if let error = outcome.outputError { throw error }
        if let words = outcome.failureWords { StandardError.line("\(Software.name): \(words)") }
        if forecast.rate.isMeasured, outcome.timings.count == missing.count {
            let foretold = forecast.seconds(missing, jobs: parallel.jobCount)
            StandardOutput.line(Self.comparison(foretold: foretold, elapsed: elapsed))
        }
    }

    /// First answers first.
    private func order(_ missing: [RunSpecification]) -> RunOrder {
        let rate = forecast.rate
        @Sendable func seconds(_ run: RunSpecification) -> Double { (try? rate.seconds(run)) ?? 0 }
        let stages = study.stages(of: study.configuration.experiments, missing: missing, seconds: seconds)
        return RunOrder(stage: { stages[$0] ?? 0 }, time: seconds)
    }

    /// How well the time was estimated.
    static func comparison(foretold: Double, elapsed: Double) -> String {
        let words = "runs took \(ProgressLine.duration(elapsed)), estimated \(ProgressLine.duration(foretold))"
        guard foretold > 0 else { return words }
        let percent = Int((100 * abs(elapsed / foretold - 1)).rounded())
        return "\(words): \(percent)% \(elapsed < foretold ? "less" : "more")"
    }
}

extension LocalExecutor.Outcome {
    /// How many runs failed, and why the first of them; nil if none did.
    var failureWords: String? {
        guard let first = failures.first else { return nil }
        let network = first.specification.network
        return
            "\(failures.count) runs failed, the first of them \(network.architecture) with \(network.normalizer), seed "
            + "\(first.specification.seed): \(first.reason); the others are stored, and the same command repeats only these"
    }
}
