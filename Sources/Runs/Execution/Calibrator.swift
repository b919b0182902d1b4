import Dispatch
import Foundation
import Networks
import Synchronization
import Tensors
import Training

/// Times the passes that a calibration needs, as many at once as runs will go on at once: runs beside one another slow each
/// other down.
package struct Calibrator: Sendable {
    private let data: DataSet
    private let engine: EngineIdentity
    private let jobs: Int

    /// - Parameters:
    ///   - jobs: runs at once.
    package init(data: DataSet, engine: EngineIdentity, jobs: Int) {
        self.data = data
        self.engine = engine
        self.jobs = jobs
    }

    /// The stored calibration of this machine; nil if the engine is that of another machine.
    package var kept: Calibration? {
        guard engine == .current(threads: engine.threads) else { return nil }
        return .kept(engine, at: Calibration.file(jobs: jobs))
    }

    /// The calibration of this machine, after timing and storing what is missing for some runs.
    ///
    /// - Parameter limit: the longest time in seconds that is spent on it. What is not timed by then is taken as fast as the
    ///   rest.
    /// - Throws: `Interrupted`.
    package func calibrated(
        for runs: [RunSpecification], limit: Double, interruption: Interruption = .none
    ) throws(Interrupted) -> Calibration? {
        guard var calibration = kept else { return nil }
        let samples = calibration.samples(for: runs, images: data.description.images)
        guard !samples.isEmpty else { return calibration }
        calibration.add(time(samples, limit, interruption))
        try interruption.check()
        calibration.keep(at: Calibration.file(jobs: jobs))
        return calibration
    }

    private func time(
        _ samples: [RunSpecification], _ limit: Double, _ interruption: Interruption
    ) -> [String: Double] {
        let left = Mutex(samples[...])
        let timed = Mutex([String: Double]())
        let end = DispatchTime.now() + limit
        WorkerPool.run(min(jobs, samples.count)) {
            let runner = InitializationRunner(data: data, threads: engine.threads)
            while !interruption.isRequested, DispatchTime.now() < end, let sample = left.withLock({ $0.popFirst() }) {
                // What cannot be run here is not calibrated, and its runs say why when their turn comes.
                guard let seconds = try? seconds(sample, runner) else { continue }
                timed.withLock { $0[sample.key] = seconds }
            }
        }
        return timed.withLock { $0 }
    }

    /// How often a pass is timed: one that was held up must not count.
    private static let repetitions = 3

    /// The median time of a pass. A first one allocates, as only the first of several seeds does.
    private func seconds(_ sample: RunSpecification, _ runner: InitializationRunner) throws -> Double {
        switch sample.work {
        case .initialization(let work):
            var again = sample
            again.seed += 1
            _ = try runner.run(sample, work)
            return try Self.median { _ = try runner.run(again, work) }
        case .denseLinear(let work): return try Self.median { _ = try SingleRun.run(sample, work) }
        case .training(let configuration):
            let benchmark = try StepBenchmark(
                sample.network, images: data.training.prefix(configuration.batch), steps: Self.repetitions,
                quantities: [], workers: WorkerThreads(count: engine.threads))
            return StepBenchmark.median(benchmark.unprobed)
        }
    }

    private static func median(_ body: () throws -> Void) rethrows -> Double {
        let times = try (0..<repetitions).map { _ in
            let start = DispatchTime.now().uptimeNanoseconds
            try body()
            return Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        }
        return StepBenchmark.median(times)
    }
}
