import Foundation
import Networks

/// How a network is trained: stochastic gradient descent with momentum on the mean cross-entropy of shuffled batches,
/// images mirrored at random. Equal configurations give the same bytes.
package struct TrainingConfiguration: Hashable, Codable, Sendable {
    /// How the learning rate follows the batch size.
    package enum BatchRule: String, CaseIterable, Codable, Sendable {
        /// rate x batch / 256 (Goyal et al. 2017; Singh and Krishnan 2019).
        case linear
        /// rate x 256 / batch, as the paper's published code computes it.
        case inverse
    }

    /// Images in a batch. What is left of an epoch behind its last whole batch is not seen.
    package var batch: Int
    package var epochs: Int
    /// At a batch of 256.
    package var learningRate: Double
    package var batchRule: BatchRule
    package var momentum: Double
    package var weightDecay: Double
    /// Whether gains, shifts, thresholds, biases and SkipInit's gains are spared from weight decay.
    package var decaysWeightsOnly: Bool
    /// The first images of the training and the test set that are used; nil is all.
    package var trainingImages: Int?
    package var testImages: Int?
    /// Every how many steps ``probedQuantities`` are recorded; nil is never.
    package var probeInterval: Int?
    /// The last step that may be probed; nil is no limit.
    package var probeSteps: Int?
    /// After how many epochs in a row that end at chance with a loss above that of chance, and above the epoch's before, a
    /// run has diverged. One such epoch may be a slow start.
    package var divergenceEpochs: Int

    package init(
        batch: Int = 256, epochs: Int = 60, learningRate: Double = 0.1, batchRule: BatchRule = .linear,
        momentum: Double = 0.9, weightDecay: Double = 1e-4, decaysWeightsOnly: Bool = false,
        trainingImages: Int? = nil, testImages: Int? = nil, probeInterval: Int? = nil, probeSteps: Int? = nil,
        divergenceEpochs: Int = 2
    ) {
        self.batch = batch
        self.epochs = epochs
        self.learningRate = learningRate
        self.batchRule = batchRule
        self.momentum = momentum
        self.weightDecay = weightDecay
        self.decaysWeightsOnly = decaysWeightsOnly
        self.trainingImages = trainingImages
        self.testImages = testImages
        self.probeInterval = probeInterval
        self.probeSteps = probeSteps
        self.divergenceEpochs = divergenceEpochs
    }

    private enum CodingKeys: String, CodingKey {
        case batch, epochs, momentum
        case learningRate = "learning-rate"
        case batchRule = "batch-rule"
        case weightDecay = "weight-decay"
        case decaysWeightsOnly = "decays-weights-only"
        case trainingImages = "training-images"
        case testImages = "test-images"
        case probeInterval = "probe-interval"
        case probeSteps = "probe-steps"
        case divergenceEpochs = "divergence-epochs"
    }

    /// What a probed step measures: all but the quantities that take the whole matrix of cosines, which cost more than
    /// the others together.
    package static let probedQuantities = Quantity.builtIn.filter {
        $0 != .stableRank && $0 != .participationRatio
    }

    func isProbed(step: Int) -> Bool {
        guard let probeInterval, step % probeInterval == 0 else { return false }
        return probeSteps.map { step <= $0 } ?? true
    }

    /// Whether the last epochs ended at chance, within half of it, each with a loss above that of chance and above the
    /// epoch's before.
    func hasDiverged(_ epochs: [TrainingRecord.Epoch], classes: Int) -> Bool {
        guard epochs.count > divergenceEpochs else { return false }
        let chance = 1 / Double(classes)
        let last = epochs.suffix(divergenceEpochs + 1)
        return zip(last, last.dropFirst()).allSatisfy { before, epoch in
            guard let earlier = before.trainingLoss, let loss = epoch.trainingLoss else { return true }
            return epoch.trainingAccuracy <= 1.5 * chance && loss > -log(chance) && loss > earlier
        }
    }

    func decay(of role: Parameter.Role) -> Double {
        switch role {
        case .weight: weightDecay
        case .bias, .gain, .shift, .threshold, .epsilon, .gate, .skipGain: decaysWeightsOnly ? 0 : weightDecay
        }
    }
}

/// The learning rate of every step: constant, a tenth from 75% of the epochs on; with Filter Response Normalization it
/// rises linearly over the first twelfth of the steps.
package struct LearningRateSchedule: Sendable {
    private let rate: Double
    private let warmUpSteps: Int
    private let stepsPerEpoch: Int
    private let decayEpoch: Int

    package init(_ configuration: TrainingConfiguration, normalizer: Normalizer, stepsPerEpoch: Int) {
        let ratio = Double(configuration.batch) / 256
        rate = configuration.learningRate * (configuration.batchRule == .linear ? ratio : 1 / ratio)
        let total = stepsPerEpoch * configuration.epochs
        warmUpSteps = normalizer == .filterResponseNorm ? total / 12 : 0
        self.stepsPerEpoch = stepsPerEpoch
        decayEpoch = Int((0.75 * Double(configuration.epochs)).rounded(.up))
    }

    /// - Parameter step: from 0, over all epochs.
    package func rate(step: Int) -> Double {
        let reached = step < warmUpSteps ? rate * Double(step + 1) / Double(warmUpSteps) : rate
        return step / stepsPerEpoch >= decayEpoch ? reached / 10 : reached
    }
}
