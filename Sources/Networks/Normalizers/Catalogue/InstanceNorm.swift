extension Normalizer {
    /// Instance normalization (D. Ulyanov, A. Vedaldi, V. Lempitsky 2016): statistics over space
    /// for each sample and channel.
    package static let instanceNorm = Normalizer(
        "instance-norm", label: "InstanceNorm", formula: "y = γ (x − μ) / √(σ² + ε) + β",
        statistics: "space of a channel and sample", source: "Ulyanov, Vedaldi, Lempitsky 2016", family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(set: .sampleChannels(.one), centres: true, deviation: .centred, epsilon: .fixed(1e-5)))
        ))
}
