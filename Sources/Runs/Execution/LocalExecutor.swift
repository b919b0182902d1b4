import Dispatch
import Files
import Foundation
import Training

/// Runs a plan's missing runs on this machine: independent runs side by side, one thread each unless told otherwise.
///
/// As many runs as asked for go on at once, whatever the number of processors, while memory lasts. The failure of one run
/// does not stop the others, unless the output folder cannot be written.
package struct LocalExecutor: Sendable {
    package struct Failure: Sendable {
        package let specification: RunSpecification
        package let reason: String
    }

    package struct Progress: Sendable {
        package let done: Int
        package let total: Int
        /// Seconds, from what the runs so far have taken; nil before the first has ended.
        package let timeLeft: Double?
    }

    package struct Outcome: Sendable {
        package var computed = 0
        package var failures: [Failure] = []
        /// Whether the runs were interrupted before the last one.
        package var isInterrupted = false
        /// Why the output folder could not be written, which ended the runs; what was stored before is whole.
        package var outputError: OutputError?
        /// Seconds that each run took, by key.
        package var seconds: [String: Double] = [:]
    }

    private let jobs: Int
    private let threadsPerRun: Int
    private let memory: MemoryBounds

    /// - Parameters:
    ///   - jobs: runs at once.
    ///   - memory: what they may take together; what the system has now where nil.
    package init(jobs: Int, threadsPerRun: Int, memory: MemoryBounds? = nil) {
        precondition(jobs > 0 && threadsPerRun > 0, "an executor needs at least one job of one thread")
        self.jobs = jobs
        self.threadsPerRun = threadsPerRun
        self.memory = memory ?? Machine.memory
    }

    package func run(
        _ specifications: [RunSpecification], data: DataSet, store: RunStore,
        interruption: Interruption = .none, progress: @escaping @Sendable (Progress) -> Void
    ) -> Outcome {
        let missing = specifications.filter { !store.answers($0) }
        guard !missing.isEmpty else { return Outcome() }
        // Training sees every image many times.
        let data = missing.contains { $0.isTraining } ? data.materialized() : data
        let images = ImageCounts(training: data.trainingCount, test: data.testCount)
        let queue = WorkQueue(missing, images: images, memory: memory, progress: progress)
        WorkerPool.run(min(jobs, missing.count)) {
            let runner = Runner(data: data, threads: threadsPerRun, interruption: interruption)
            while let unit = queue.next() {
                for specification in unit.specifications where !interruption.isRequested && !queue.isStopped {
                    let start = DispatchTime.now().uptimeNanoseconds
                    let result = Result { try runner.run(specification, store: store) }
                    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
                    queue.finish(specification, result, seconds: seconds)
                }
                queue.release(unit)
                if interruption.isRequested { return }
            }
        }
        var outcome = queue.outcome
        outcome.isInterrupted = interruption.isRequested
        return outcome
    }
}
