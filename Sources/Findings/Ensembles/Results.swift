import Networks
import Training

/// The finished runs that experiments read.
package struct Results: Sendable {
    private let store: RunStore

    package init(store: RunStore) { self.store = store }

    /// A network at initialization over all of a context's seeds.
    ///
    /// - Throws: `OutputError.missingRun` where a run has not been done.
    package func ensemble(
        _ network: NetworkSpecification, _ context: PlanContext, batch: Int? = nil, differentiates: Bool = false
    ) throws -> Ensemble {
        let batch = batch ?? context.scale.batch
        let records = try context.seeds.map { seed in
            try record(
                context.initialization(network, seed: seed, batch: batch, differentiates: differentiates))
        }
        return Ensemble(network: network, batch: batch, seeds: context.seeds, records: records)
    }

    /// A training run for each of some seeds.
    ///
    /// - Throws: `OutputError.missingRun` where a run has not been done.
    package func trainings(
        _ network: NetworkSpecification, _ configuration: TrainingConfiguration, _ context: PlanContext,
        seeds: [UInt64]
    ) throws -> [TrainingRecord] {
        try seeds.map { seed in
            let key = context.training(network, configuration, seed: seed).key
            guard let record: TrainingRecord = try store.record(key) else { throw OutputError.missingRun(key) }
            return record
        }
    }

    /// A run that was done forward and backward also answers for its forward half, which has the same bits.
    private func record(_ specification: RunSpecification) throws -> RunRecord {
        if let record: RunRecord = try store.record(specification.key) { return record }
        if let record: RunRecord = try specification.withGradients.flatMap({ try store.record($0.key) }) {
            return record
        }
        throw OutputError.missingRun(specification.key)
    }
}

extension RunSpecification {
    /// The same run with gradients; nil where it has them already.
    var withGradients: RunSpecification? {
        guard case .initialization(var work) = self.work, !work.differentiates else { return nil }
        work.differentiates = true
        var result = self
        result.work = .initialization(work)
        return result
    }
}
