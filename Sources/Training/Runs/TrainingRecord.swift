import Networks

/// What one training run found.
package struct TrainingRecord: Codable, Sendable, Equatable {
    /// Means over one epoch's steps, and the test set behind it.
    package struct Epoch: Codable, Sendable, Equatable {
        /// nil where it is not finite.
        package let trainingLoss: Double?
        package let trainingAccuracy: Double
        package let testLoss: Double?
        package let testAccuracy: Double

        private enum CodingKeys: String, CodingKey {
            case trainingLoss = "training-loss"
            case trainingAccuracy = "training-accuracy"
            case testLoss = "test-loss"
            case testAccuracy = "test-accuracy"
        }
    }

    /// The quantities of ``TrainingConfiguration/probedQuantities`` at one step, before its update.
    package struct Probe: Codable, Sendable, Equatable {
        /// From 0, over all epochs.
        package let step: Int
        package let layers: [LayerMeasurement]
    }

    /// How a run ended before its time.
    package struct Divergence: Codable, Sendable, Equatable {
        package enum Reason: String, Codable, Sendable {
            /// The loss of a step is no number, or infinite.
            case lossNotFinite = "loss-not-finite"
            /// Some epochs in a row ended at chance, each with a loss above that of chance and above the epoch's before.
            case chanceWithGrowingLoss = "chance-with-growing-loss"
        }

        package let reason: Reason
        package let epoch: Int
        package let step: Int
        /// The first layer whose output is not finite, where there is one.
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

    package let epochs: [Epoch]
    package let probes: [Probe]
    package let divergence: Divergence?

    package init(epochs: [Epoch], probes: [Probe], divergence: Divergence?) {
        self.epochs = epochs
        self.probes = probes
        self.divergence = divergence
    }
}
