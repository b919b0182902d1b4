import Networks
import Runs
import Training

/// The training runs of one network in one setting, repeated with several seeds.
package struct TrainingEnsemble: Sendable {
    /// The network that was trained.
    package let network: NetworkSpecification
    /// How it was trained, and with which seeds.
    package let setting: TrainingSetting
    /// The training runs, one record per seed of the setting.
    package let records: [TrainingRecord]

    /// The accuracy of guessing: 1 / number of classes.
    package var chance: Double { 1 / Double(network.classes) }

    /// A quantity indexed by seed, then by epoch; NaN where it is not finite and after a divergence.
    func curve(_ quantity: TrainingQuantity) -> [[Double]] {
        records.map { record in
            (0..<setting.configuration.epochs).map { epoch in
                record.epochs.indices.contains(epoch) ? quantity.value(record.epochs[epoch]) ?? .nan : .nan
            }
        }
    }

    /// The training accuracy averaged over all epochs, one number per seed; `chance` for a run that diverged.
    package var meanTrainingAccuracies: [Double] {
        records.map { record in
            guard record.divergence == nil, !record.epochs.isEmpty else { return chance }
            return record.epochs.reduce(0) { $0 + $1.trainingAccuracy } / Double(record.epochs.count)
        }
    }

    /// An accuracy after the last epoch, one number per seed; `chance` for a run that diverged.
    package func finalAccuracies(_ quantity: TrainingQuantity) -> [Double] {
        records.map { record in
            guard record.divergence == nil, let last = record.epochs.last else { return chance }
            return quantity.value(last) ?? chance
        }
    }

    /// The mean over seeds of the training accuracy in the last epoch.
    package var lastTrainingAccuracy: Double { finalAccuracies(.trainingAccuracy).mean }

    /// The values of a quantity at the last layer before global pooling, at the first step, one per seed.
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

    /// The number of runs that diverged.
    package var divergedCount: Int { records.count { $0.divergence != nil } }

    /// Whether the network learned, compared with the other networks trained in the same setting.
    ///
    /// - Parameter best: the highest training accuracy in the last epoch that any normalizer reaches in the setting.
    package func outcome(best: Double) -> TrainingOutcome {
        if divergedCount > 0 { return .diverged }
        if lastTrainingAccuracy <= TrainingOutcome.chanceMultiple * chance { return .atChance }
        return lastTrainingAccuracy < TrainingOutcome.slowFraction * best ? .slow : .trained
    }
}

/// A number recorded for every epoch.
package enum TrainingQuantity: String, CaseIterable, Sendable {
    case trainingLoss = "training-loss"
    case trainingAccuracy = "training-accuracy"
    case testLoss = "test-loss"
    case testAccuracy = "test-accuracy"

    /// The value in an epoch; nil if it is not finite.
    func value(_ epoch: TrainingRecord.Epoch) -> Double? {
        switch self {
        case .trainingLoss: epoch.trainingLoss
        case .trainingAccuracy: epoch.trainingAccuracy
        case .testLoss: epoch.testLoss
        case .testAccuracy: epoch.testAccuracy
        }
    }
}

/// The outcome of training a network with several seeds.
package enum TrainingOutcome: String, CaseIterable, Sendable {
    /// The training accuracy is close to the best in the setting.
    case trained
    /// The training accuracy is below `slowFraction` of the best in the setting.
    case slow
    /// The training accuracy is at most `chanceMultiple` times that of guessing.
    case atChance = "at chance"
    /// For at least one seed the loss became infinite or NaN, or grew while the accuracy stayed at chance.
    case diverged

    /// A network is slow if its final training accuracy is below this fraction of the best one.
    package static let slowFraction = 0.75
    /// A network is at chance if its final training accuracy is at most this multiple of that of guessing.
    package static let chanceMultiple = 2.0
}
