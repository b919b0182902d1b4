extension Normalizer {
    /// Mean centring over batch and space: BatchNorm without the division.
    package static let meanCentering = Normalizer(
        "mean-centering", label: "mean centring", formula: "y = γ (x − μ) + β",
        statistics: "batch and space, channel by channel", source: "", family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(set: .batchAndSpace, centres: true, deviation: .none, epsilon: .fixed(0)))))
}
