import Training

/// An architecture with a complete choice of how it is trained. Normalizers are compared within a setting.
package struct TrainingSetting: Hashable, Sendable {
    /// The architecture that is trained.
    package let trained: TrainedArchitecture
    /// How it is trained, with the variation applied.
    package let configuration: TrainingConfiguration
    /// The seeds, one training run each.
    package var seeds: [UInt64]
    /// The change to the architecture's standard training configuration; nil for the standard configuration itself.
    package let variation: TrainingVariation?

    /// Makes a setting of the given parts.
    package init(
        trained: TrainedArchitecture, configuration: TrainingConfiguration, seeds: [UInt64],
        variation: TrainingVariation?
    ) {
        self.trained = trained
        self.configuration = configuration
        self.seeds = seeds
        self.variation = variation
    }

    /// Whether this is the architecture's standard training configuration.
    package var isStandard: Bool { variation == nil }
    /// The title of a panel: the architecture and the variation.
    package var title: String { trained.shortLabel + (variation.map { ", \($0.label)" } ?? "") }
    /// What distinguishes the settings of one architecture: the batch size, and the learning rate at a batch of 256.
    package var label: String { "batch \(configuration.batch), rate \(configuration.learningRate)" }
    /// The name in the identifiers of numbers and panels.
    package var name: String { "\(trained.name)-batch-\(configuration.batch)-rate-\(configuration.learningRate)" }
}
