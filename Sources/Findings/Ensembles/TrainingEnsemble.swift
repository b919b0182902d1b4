import Networks
import Runs
import Training

/// A network trained in one setting, over several seeds.
package struct TrainingEnsemble: Sendable {
    package let network: NetworkSpecification
    package let setting: TrainingSetting
    /// One a seed.
    package let records: [TrainingRecord]

    /// What an untrained network gets right: one image in as many as there are classes.
    package var chance: Double { 1 / Double(network.classes) }

    /// A number of each epoch, by seed; NaN behind a divergence.
    package func curve(_ quantity: TrainingQuantity) -> [[Double]] {
        records.map { record in
            (0..<setting.configuration.epochs).map { epoch in
                record.epochs.indices.contains(epoch) ? quantity.value(record.epochs[epoch]) ?? .nan : .nan
            }
        }
    }

    /// The training accuracy averaged over all epochs, a number a seed; chance for a run that diverged.
    package var meanTrainingAccuracies: [Double] {
        records.map { record in
            guard record.divergence == nil, !record.epochs.isEmpty else { return chance }
            return record.epochs.reduce(0) { $0 + $1.trainingAccuracy } / Double(record.epochs.count)
        }
    }

    /// The accuracy after the last epoch, a number a seed; chance for a run that diverged.
    package func finalAccuracies(_ quantity: TrainingQuantity) -> [Double] {
        records.map { record in
            guard record.divergence == nil, let last = record.epochs.last else { return chance }
            return quantity.value(last) ?? chance
        }
    }

    /// The training accuracy after the last epoch, averaged over seeds.
    package var lastTrainingAccuracy: Double { finalAccuracies(.trainingAccuracy).mean }

    /// A quantity of the last layer before pooling, at the first step, a number a seed.
    ///
    /// - Throws: `MeasurementError.notPositive` where it is undefined or not positive.
    package func initialPenultimate(_ quantity: Quantity) throws -> [Double] {
        try zip(setting.seeds, records).map { seed, record in
            let layers = record.probes.first?.layers.filter { $0.kind == quantity.kind } ?? []
            guard let value = layers.last?[quantity], value > 0, value.isFinite else {
                throw MeasurementError.notPositive(
                    quantity, value: layers.last?[quantity], layer: layers.count, seed: seed)
            }
            return value
        }
    }

    package var divergedCount: Int { records.count { $0.divergence != nil } }

    /// Whether the network learned, in comparison with the others of the setting.
    ///
    /// - Parameter best: the highest training accuracy after the last epoch that a normalizer reaches in the setting.
    package func outcome(best: Double) -> TrainingOutcome {
        if divergedCount > 0 { return .diverged }
        return lastTrainingAccuracy < TrainingOutcome.slowFraction * best ? .slow : .trained
    }
}

/// A number that every epoch has.
package enum TrainingQuantity: String, CaseIterable, Sendable {
    case trainingLoss = "training-loss"
    case trainingAccuracy = "training-accuracy"
    case testLoss = "test-loss"
    case testAccuracy = "test-accuracy"

    /// nil where it is not finite.
    package func value(_ epoch: TrainingRecord.Epoch) -> Double? {
        switch self {
        case .trainingLoss: epoch.trainingLoss
        case .trainingAccuracy: epoch.trainingAccuracy
        case .testLoss: epoch.testLoss
        case .testAccuracy: epoch.testAccuracy
        }
    }
}

/// How training ended.
package enum TrainingOutcome: String, CaseIterable, Sendable {
    /// With a training accuracy near the best of the setting.
    case trained
    /// Far behind the best of the setting.
    case slow
    /// With a loss that is no number, or at chance with a growing loss, in at least one seed.
    case diverged

    /// A network whose last training accuracy is below this part of the best one is slow.
    package static let slowFraction = 0.75
}
