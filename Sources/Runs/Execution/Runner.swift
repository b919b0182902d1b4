import Dispatch
import Foundation
import Networks
import Tensors
import Training

/// Computes runs of every kind, one after another. A runner must be used on one thread only.
final class Runner {
    private let data: DataSet
    private let threads: Int
    private let interruption: Interruption
    private let log: TimingLog
    private let initialization: InitializationRunner

    /// - Parameter log: where the timings of the runs go.
    init(data: DataSet, threads: Int, interruption: Interruption, log: TimingLog) {
        self.data = data
        self.threads = threads
        self.interruption = interruption
        self.log = log
        initialization = InitializationRunner(data: data, threads: threads)
    }

    /// How a run that was begun came to its end.
    enum End: Sendable {
        case computed(RunTiming)
        /// Another process had stored it by the time it was claimed.
        case found
        case interrupted
        /// Another process is computing it.
        case elsewhere
    }

    /// Computes a run and stores it, unless another process does.
    func runClaimed(_ specification: RunSpecification, store: RunStore) throws -> End {
        guard let claim = try store.claim(specification.key) else { return .elsewhere }
        defer { claim.removeAndRelease() }
        if store.contains(specification.key) { return .found }
        return try run(specification, store: store).map(End.computed) ?? .interrupted
    }

    /// Computes a run and stores it with its timing. The result is nil if the run was interrupted.
    private func run(_ specification: RunSpecification, store: RunStore) throws -> RunTiming? {
        let start = DispatchTime.now()
        func save(_ record: RunRecord) throws -> RunTiming {
            try log.add(specification, seconds: start.secondsToNow) { try store.save(record, of: specification) }
        }
        switch specification.work {
        case .initialization(let work): return try save(initialization.run(specification, work))
        case .denseLinear(let work): return try save(SingleRun.run(specification, work))
        case .training(let configuration):
            return try SingleRun.training(
                specification, configuration, data: data, store: store, log: log, interruption: interruption)?.timing
        }
    }
}

/// Single runs, outside of any plan.
package enum SingleRun {
    /// Trains a network, starting from the stored checkpoint if there is one, and stores the result. A run that is
    /// already stored is read instead. The result is nil if training was interrupted.
    package static func train(
        _ specification: RunSpecification, _ configuration: TrainingConfiguration, data: DataSet, store: RunStore,
        interruption: Interruption, onEpoch: (Int, TrainingRecord.Epoch) -> Void = { _, _ in }
    ) throws -> TrainingRecord? {
        if let stored: TrainingRecord = try store.record(specification.key) { return stored }
        let log = TimingLog(output: store.output, executor: .single, files: store.files)
        return try training(
            specification, configuration, data: data, store: store, log: log, interruption: interruption,
            onEpoch: onEpoch)?.record
    }

    /// Trains a network that is not stored, starting from the stored checkpoint if there is one, and stores the result with
    /// its timing. The result is nil if training was interrupted.
    fileprivate static func training(
        _ specification: RunSpecification, _ configuration: TrainingConfiguration, data: DataSet, store: RunStore,
        log: TimingLog, interruption: Interruption, onEpoch: (Int, TrainingRecord.Epoch) -> Void = { _, _ in }
    ) throws -> (record: TrainingRecord, timing: RunTiming)? {
        let start = DispatchTime.now()
        let isResumed = store.hasCheckpoint(specification.key)
        let trainer = try Trainer(
            network: specification.network, configuration: configuration, data: data, seed: specification.seed,
            workers: WorkerThreads(count: specification.engine.threads),
            checkpoint: store.checkpoint(specification.key), key: specification.key)
        guard
            let record = try trainer.run(isInterrupted: { interruption.isRequested }, onEpoch: onEpoch)
        else { return nil }
        let timing = try log.add(specification, seconds: start.secondsToNow, isResumed: isResumed) {
            try store.save(record, of: specification)
        }
        trainer.finish()
        return (record, timing)
    }

    /// Computes one run at initialization without storing it.
    package static func run(
        _ specification: RunSpecification, _ work: InitializationWork, data: DataSet
    ) throws -> RunRecord {
        try InitializationRunner(data: data, threads: specification.engine.threads).run(specification, work)
    }

    /// The stable rank of a dense linear network, layer by layer; nothing is stored.
    ///
    /// - Throws: `SpecificationError` where the network cannot be built.
    static func run(_ specification: RunSpecification, _ work: DenseLinearWork) throws -> RunRecord {
        let network = try DenseLinearNetwork(specification.network, samples: work.samples)
        let layers = network.stableRanks(seed: specification.seed).enumerated().map { index, rank in
            LayerMeasurement(
                name: "layer\(index + 1)", kind: .activation, height: 1, channels: network.width,
                quantities: [.stableRank: rank])
        }
        return RunRecord(loss: nil, layers: layers)
    }
}

extension DispatchTime {
    /// The seconds since this time.
    fileprivate var secondsToNow: Double { Double(Self.now().uptimeNanoseconds - uptimeNanoseconds) * 1e-9 }
}
