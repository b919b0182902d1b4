import Training

/// A network in training, all of its choices made.
package struct TrainingSetting: Hashable, Sendable {
    package let trained: TrainedArchitecture
    package let configuration: TrainingConfiguration
    package var seeds: [UInt64]
    /// What is varied; nil where it is how the architecture is trained otherwise.
    package let variation: TrainingVariation?

    /// A setting.
    package init(
        trained: TrainedArchitecture, configuration: TrainingConfiguration, seeds: [UInt64],
        variation: TrainingVariation?
    ) {
        self.trained = trained
        self.configuration = configuration
        self.seeds = seeds
        self.variation = variation
    }

    /// Whether nothing is varied.
    package var isStandard: Bool { variation == nil }
    /// The architecture, with what is varied.
    package var title: String { trained.shortLabel + (variation.map { ", \($0.label)" } ?? "") }
    /// What is told apart within an architecture: the batch, and the learning rate at a batch of 256.
    package var label: String { "batch \(configuration.batch), rate \(configuration.learningRate)" }
    /// The name of numbers and panels.
    package var name: String { "\(trained.name)-batch-\(configuration.batch)-rate-\(configuration.learningRate)" }
}
