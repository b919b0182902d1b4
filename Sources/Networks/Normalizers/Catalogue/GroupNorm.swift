extension Normalizer {
    /// Group normalization (Y. Wu, K. He 2018): statistics over space and a group of channels of one sample.
    package static let groupNorm = Normalizer(
        "group-norm", label: "GroupNorm", formula: "y = γ (x − μ) / √(σ² + ε) + β",
        statistics: "a group of channels and space of a sample", source: "Wu and He 2018", family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(
                    set: .sampleChannels(.grouped), centres: true, deviation: .centred, epsilon: .fixed(1e-5)))))
}
