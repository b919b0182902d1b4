import Networks

/// The result of one training run.
package struct TrainingRecord: Codable, Sendable, Equatable {
    /// The results of one epoch: means over its steps, and the evaluation on the test images after it.
    package struct Epoch: Codable, Sendable, Equatable {
        /// The mean cross-entropy over the epoch's batches in nats; nil if it is not finite.
        package let trainingLoss: Double?
        /// The fraction of the epoch's training images classified correctly, before the update of their step.
        package let trainingAccuracy: Double
        /// The mean cross-entropy on the test images in nats; nil if it is not finite.
        package let testLoss: Double?
        /// The fraction of the test images classified correctly.
        package let testAccuracy: Double

        private enum CodingKeys: String, CodingKey {
            case trainingLoss = "training-loss"
            case trainingAccuracy = "training-accuracy"
            case testLoss = "test-loss"
            case testAccuracy = "test-accuracy"
        }
    }

    /// The values of ``TrainingConfiguration/probedQuantities`` at one step, before its update.
    package struct Probe: Codable, Sendable, Equatable {
        /// The step, counted from 0 over all epochs.
        package let step: Int
        /// The measurements of every layer, in forward order.
        package let layers: [LayerMeasurement]
    }

    /// The circumstances in which a run diverged and was ended early.
    package struct Divergence: Codable, Sendable, Equatable {
        /// The criterion by which a run counts as diverged.
        package enum Reason: String, Codable, Sendable {
            /// The loss of a step is infinite or NaN.
            case lossNotFinite = "loss-not-finite"
            /// Consecutive epochs had an accuracy at chance and a growing loss above that of chance; see
            /// ``TrainingConfiguration/divergenceEpochs``.
            case chanceWithGrowingLoss = "chance-with-growing-loss"
        }

        /// The criterion that was met.
        package let reason: Reason
        /// The number of epochs completed before the run ended.
        let epoch: Int
        /// The number of steps completed before the run ended, over all epochs.
        package let step: Int
        /// The name of the first layer whose output is not finite; nil if there is none.
        package let layer: String?

        /// The epoch in which it ended, from 1, as people count. The record has the number of whole epochs before the end,
        /// and the last of them is the one that ended at chance.
        package var epochNumber: Int {
            switch reason {
            case .lossNotFinite: epoch + 1
            case .chanceWithGrowingLoss: epoch
            }
        }
    }

    /// The completed epochs, in order.
    package let epochs: [Epoch]
    /// The probed steps, in order.
    package let probes: [Probe]
    /// How the run diverged; nil if it completed all epochs.
    package let divergence: Divergence?
}
