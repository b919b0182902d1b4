import Files
import Foundation
import Training

/// Computes a plan's missing runs on this machine, several independent runs at a time.
///
/// As many runs as asked for go on at once, whatever the number of processors, while memory lasts. The failure of one
/// run does not stop the others, unless the output folder cannot be written.
package struct LocalExecutor: Sendable {
    /// A run that failed.
    package struct Failure: Sendable {
        /// The run that failed.
        package let specification: RunSpecification
        /// Why it failed, in one line.
        package let reason: String
    }

    /// The progress through the missing runs.
    package struct Progress: Sendable {
        /// The number of runs that have ended, failed ones and those that another process computed included.
        package let done: Int
        /// The number of missing runs at the start.
        package let total: Int
        /// The remaining time in seconds, predicted from the runs that have ended; nil before the first has ended.
        package let timeLeft: Double?
        /// The run that ended last; nil if that is not known.
        package let last: RunSpecification?

        /// Makes a progress.
        package init(done: Int, total: Int, timeLeft: Double?, last: RunSpecification? = nil) {
            self.done = done
            self.total = total
            self.timeLeft = timeLeft
            self.last = last
        }
    }

    /// The result of executing a plan.
    package struct Outcome: Sendable {
        /// The number of runs that were computed and stored.
        var computed = 0
        /// The runs that failed.
        package var failures: [Failure] = []
        /// The runs that other processes were computing, and were not waited for.
        var elsewhere: [RunSpecification] = []
        /// Whether the runs were interrupted before the last one.
        var isInterrupted = false
        /// The error that ended the runs because the output folder could not be written; runs stored before it are
        /// intact.
        package var outputError: OutputError?
        /// The timing of each run that was computed, by the run's key.
        package var timings: [String: RunTiming] = [:]
    }

    private let jobs: Int
    private let threadsPerRun: Int
    private let memory: MemoryBounds
    private let waitsForOthers: Bool
    private let executor: RunTiming.Executor

    /// Makes an executor.
    ///
    /// - Parameters:
    ///   - jobs: the number of concurrent runs, at least 1.
    ///   - threadsPerRun: the number of threads per run, at least 1.
    ///   - memory: the memory that concurrent runs may use together; what the system has available now if nil.
    ///   - waitsForOthers: whether runs that another process is computing are waited for, and computed here if that
    ///     process ends without them; else they are left to it.
    ///   - executor: who asks for the runs, for their timings.
    package init(
        jobs: Int, threadsPerRun: Int, memory: MemoryBounds? = nil, waitsForOthers: Bool = true,
        executor: RunTiming.Executor = .local
    ) {
        precondition(jobs > 0 && threadsPerRun > 0, "an executor needs at least one job of one thread")
        self.jobs = jobs
        self.threadsPerRun = threadsPerRun
        self.memory = memory ?? Machine.memory
        self.waitsForOthers = waitsForOthers
        self.executor = executor
    }

    /// Computes the runs that are not stored yet, and stores each with its timing when it ends.
    ///
    /// - Parameters:
    ///   - specifications: the runs of the plan.
    ///   - data: the data set of all runs.
    ///   - store: where stored runs are looked up and new ones saved.
    ///   - order: in which order the runs begin.
    ///   - interruption: ends the runs early when requested; unfinished training runs are saved and continue next time.
    ///   - progress: called after every run, from any thread.
    package func run(
        _ specifications: [RunSpecification], data: DataSet, store: RunStore, order: RunOrder = .longestFirst,
        interruption: Interruption = .none, progress: @escaping @Sendable (Progress) -> Void
    ) -> Outcome {
        let missing = specifications.filter { !store.answers($0) }
        guard !missing.isEmpty else { return Outcome() }
        // Training sees every image many times.
        let data = missing.contains { $0.isTraining } ? data.materialized() : data
        let log = TimingLog(output: store.output, executor: executor, files: store.files)
        defer { log.close() }
        let images = ImageCounts(training: data.trainingCount, test: data.testCount)
        let counter = ProgressCounter(missing, time: { order.time(of: $0, images) }, report: progress)
        func pass(_ runs: [RunSpecification]) -> Outcome {
            self.pass(
                runs, data: data, images: images, store: store, log: log, order: order, interruption: interruption,
                counter: counter)
        }
        var outcome = pass(missing)
        while waitsForOthers, !outcome.elsewhere.isEmpty, !interruption.isRequested, outcome.outputError == nil {
            Thread.sleep(forTimeInterval: Self.pollingInterval)
            let (rest, stored) = outcome.elsewhere.reduce(into: ([RunSpecification](), [RunSpecification]())) {
                if store.answers($1) { $0.1.append($1) } else { $0.0.append($1) }
            }
            for run in stored { counter.end(run) }
            let free = rest.filter { store.holder($0.key) == nil }
            outcome.elsewhere = rest.filter { !free.contains($0) }
            guard !free.isEmpty else { continue }
            outcome.add(pass(free))
        }
        outcome.isInterrupted = interruption.isRequested
        return outcome
    }

    /// The time in seconds between two looks at runs that other processes compute.
    private static let pollingInterval = 1.0

    /// Computes each of some runs unless another process is doing so.
    private func pass(
        _ missing: [RunSpecification], data: DataSet, images: ImageCounts, store: RunStore, log: TimingLog,
        order: RunOrder, interruption: Interruption, counter: ProgressCounter
    ) -> Outcome {
        let queue = WorkQueue(missing, images: images, memory: memory, jobs: jobs, order: order, counter: counter)
        WorkerPool.run(min(jobs, missing.count)) {
            let runner = Runner(data: data, threads: threadsPerRun, interruption: interruption, log: log)
            while let unit = queue.next() {
                for specification in unit.specifications where !interruption.isRequested && !queue.isStopped {
                    queue.finish(specification, Result { try runner.runClaimed(specification, store: store) })
                }
                queue.release(unit)
                if interruption.isRequested { return }
            }
        }
        return queue.outcome
    }
}

extension LocalExecutor.Outcome {
    /// Adds the outcome of further runs.
    fileprivate mutating func add(_ other: Self) {
        computed += other.computed
        failures += other.failures
        elsewhere += other.elsewhere
        outputError = outputError ?? other.outputError
        timings.merge(other.timings) { $1 }
    }
}
