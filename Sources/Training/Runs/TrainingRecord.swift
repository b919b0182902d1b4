import Networks

/// What one training run found.
public struct TrainingRecord: Codable, Sendable, Equatable {
    /// Means over one epoch's steps, and the test set behind it.
    public struct Epoch: Codable, Sendable, Equatable {
        /// nil where it is not finite.
        public let trainingLoss: Double?
        public let trainingAccuracy: Double
        public let testLoss: Double?
        public let testAccuracy: Double

        private enum CodingKeys: String, CodingKey {
            case trainingLoss = "training-loss"
            case trainingAccuracy = "training-accuracy"
            case testLoss = "test-loss"
            case testAccuracy = "test-accuracy"
        }
    }

    /// All quantities at one step, before its update.
    public struct Probe: Codable, Sendable, Equatable {
        /// From 0, over all epochs.
        public let step: Int
        public let layers: [LayerMeasurement]
    }

    /// How a run ended before its time.
    public struct Divergence: Codable, Sendable, Equatable {
        public enum Reason: String, Codable, Sendable {
            /// The loss of a step is no number, or infinite.
            case lossNotFinite = "loss-not-finite"
            /// Some epochs in a row ended at chance, each with a loss above that of chance and above the epoch's before.
            case chanceWithGrowingLoss = "chance-with-growing-loss"
        }

        public let reason: Reason
        public let epoch: Int
        public let step: Int
        /// The first layer whose output is not finite, where there is one.
        public let layer: String?
    }

    public let epochs: [Epoch]
    public let probes: [Probe]
    public let divergence: Divergence?

    public init(epochs: [Epoch], probes: [Probe], divergence: Divergence?) {
        self.epochs = epochs
        self.probes = probes
        self.divergence = divergence
    }
}
