import Foundation
import Networks

/// How a network is trained: by stochastic gradient descent with momentum on the mean cross-entropy of shuffled batches
/// of randomly mirrored images. Equal configurations give the same bytes.
package struct TrainingConfiguration: Hashable, Codable, Sendable {
    /// How the learning rate depends on the batch size.
    package enum BatchRule: String, CaseIterable, Codable, Sendable {
        /// rate x batch / 256 (Goyal et al. 2017; Singh and Krishnan 2019).
        case linear
        /// rate x 256 / batch, as the paper's published code computes it.
        case inverse
    }

    /// Images per batch. An epoch ends with its last whole batch; the remaining images are not used.
    package var batch: Int
    /// The number of epochs.
    package var epochs: Int
    /// The batch for which ``learningRate`` is given.
    package static let referenceBatch = 256
    /// The learning rate at a batch of ``referenceBatch``.
    package var learningRate: Double
    /// How the learning rate depends on the batch size.
    package var batchRule: BatchRule
    /// The epoch, counted from 0, from which the learning rate is a tenth; after three quarters of the epochs if nil. With
    /// as many as there are epochs the rate is constant.
    package var decayEpoch: Int?
    /// The momentum coefficient of the update; see `Parameter.step`.
    var momentum: Double
    /// The coefficient of weight decay, which is added to the gradient times the parameter.
    var weightDecay: Double
    /// Whether weight decay applies to weights only, and not to gains, shifts, thresholds, gates, biases or SkipInit's
    /// gains.
    var decaysWeightsOnly: Bool
    /// The number of training images used, the first of the set; all of them if nil.
    package var trainingImages: Int?
    /// The number of test images used, the first of the set; all of them if nil.
    package var testImages: Int?
    /// The interval in steps at which ``probedQuantities`` are recorded; never if nil.
    package var probeInterval: Int?
    /// The last step at which they are recorded; no limit if nil.
    package var probeSteps: Int?
    /// The number of consecutive bad epochs after which a run counts as diverged. An epoch is bad if its accuracy is at
    /// chance and its loss exceeds both that of chance and that of the previous epoch. A single one may be a slow
    /// start.
    var divergenceEpochs: Int

    /// Makes a configuration. The defaults are the paper's, on all images and without probes.
    package init(
        batch: Int = 256, epochs: Int = 60, learningRate: Double = 0.1, batchRule: BatchRule = .linear,
        decayEpoch: Int? = nil, momentum: Double = 0.9, weightDecay: Double = 1e-4, decaysWeightsOnly: Bool = false,
        trainingImages: Int? = nil, testImages: Int? = nil, probeInterval: Int? = nil, probeSteps: Int? = nil,
        divergenceEpochs: Int = 2
    ) {
        self.batch = batch
        self.epochs = epochs
        self.learningRate = learningRate
        self.batchRule = batchRule
        self.decayEpoch = decayEpoch
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
        case decayEpoch = "decay-epoch"
        case weightDecay = "weight-decay"
        case decaysWeightsOnly = "decays-weights-only"
        case trainingImages = "training-images"
        case testImages = "test-images"
        case probeInterval = "probe-interval"
        case probeSteps = "probe-steps"
        case divergenceEpochs = "divergence-epochs"
    }

    /// The quantities recorded at a probed step: all except those that need the whole matrix of cosines, which cost
    /// more than the others together.
    package static let probedQuantities = Quantity.builtIn.filter(\.isMeasuredInTraining)

    /// Whether the learning rate never falls.
    package var hasConstantRate: Bool { decayEpoch.map { $0 >= epochs } ?? false }

    func isProbed(step: Int) -> Bool {
        guard let probeInterval, step % probeInterval == 0 else { return false }
        return probeSteps.map { step <= $0 } ?? true
    }

    /// Whether each of the last `divergenceEpochs` epochs has an accuracy of at most 1.5 times chance, and a loss above
    /// both that of chance and that of the previous epoch.
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
        case .bias, .gain, .shift, .threshold, .epsilon, .gate, .mixture, .skipGain: decaysWeightsOnly ? 0 : weightDecay
        }
    }
}

/// The learning rate at each step. It is constant for the first 75% of the epochs, unless the configuration names another
/// epoch, and a tenth of that afterwards. With Filter Response Normalization it first rises linearly over a twelfth of the steps.
struct LearningRateSchedule: Sendable {
    private let rate: Double
    private let warmUpSteps: Int
    private let stepsPerEpoch: Int
    private let decayEpoch: Int

    /// Makes the schedule of a training run.
    ///
    /// - Parameters:
    ///   - configuration: sets the base rate, the batch size and how the rate depends on it.
    ///   - normalizer: decides whether there is a linear warm-up.
    ///   - stepsPerEpoch: the number of batches per epoch.
    init(_ configuration: TrainingConfiguration, normalizer: Normalizer, stepsPerEpoch: Int) {
        let ratio = Double(configuration.batch) / Double(TrainingConfiguration.referenceBatch)
        rate = configuration.learningRate * (configuration.batchRule == .linear ? ratio : 1 / ratio)
        let total = stepsPerEpoch * configuration.epochs
        // By its definition, which a run's key holds, not by its name.
        let warmsUp = normalizer.definition == Normalizer.filterResponseNorm.definition
        warmUpSteps = warmsUp ? total / 12 : 0
        self.stepsPerEpoch = stepsPerEpoch
        decayEpoch = configuration.decayEpoch ?? Int((0.75 * Double(configuration.epochs)).rounded(.up))
    }

    /// The learning rate at a step.
    ///
    /// - Parameter step: counted from 0 over all epochs.
    func rate(step: Int) -> Double {
        let reached = step < warmUpSteps ? rate * Double(step + 1) / Double(warmUpSteps) : rate
        return step / stepsPerEpoch >= decayEpoch ? reached / 10 : reached
    }
}
