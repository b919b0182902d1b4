extension Normalizer {
    /// Variance normalization (H. Daneshmand and others 2020): division by BatchNorm's standard deviation
    /// without subtracting the mean.
    package static let varianceNorm = Normalizer(
        "variance-norm", label: "Variance Norm", formula: "y = γ x / √(σ² + ε) + β",
        statistics: "batch and space, channel by channel", source: "Daneshmand and others 2020", family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(set: .batchAndSpace, centres: false, deviation: .centred, epsilon: .fixed(1e-5)))))
}
