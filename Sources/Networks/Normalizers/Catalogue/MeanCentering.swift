extension Normalizer {
    /// Mean centring alone, over batch and space: the half of BatchNorm that divides nothing.
    package static let meanCentering = Normalizer(
        "mean-centering", label: "mean centring", formula: "y = γ (x − μ) + β",
        statistics: "batch and space, channel by channel", source: "", family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(set: .batchAndSpace, centres: true, deviation: .none, epsilon: .fixed(0)))))
}
