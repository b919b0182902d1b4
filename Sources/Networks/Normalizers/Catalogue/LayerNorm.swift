extension Normalizer {
    /// Layer normalization (J. L. Ba, J. R. Kiros, G. E. Hinton 2016): statistics over all of one sample, with a gain
    /// and shift per channel.
    package static let layerNorm = Normalizer(
        "layer-norm", label: "LayerNorm", formula: "y = γ (x − μ) / √(σ² + ε) + β",
        statistics: "channels and space of a sample", source: "Ba, Kiros, Hinton 2016", family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(set: .sampleChannels(.all), centres: true, deviation: .centred, epsilon: .fixed(1e-5)))
        ))
}
