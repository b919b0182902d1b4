extension Normalizer {
    /// Batch normalization (S. Ioffe, C. Szegedy 2015): mean and variance over batch and space, or running statistics
    /// in evaluation mode.
    package static let batchNorm = Normalizer(
        "batch-norm", label: "BatchNorm", formula: "y = γ (x − μ) / √(σ² + ε) + β",
        statistics: "batch and space, channel by channel", source: "Ioffe and Szegedy 2015", family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(set: .batchAndSpace, centres: true, deviation: .centred, epsilon: .fixed(1e-5)))))
}
