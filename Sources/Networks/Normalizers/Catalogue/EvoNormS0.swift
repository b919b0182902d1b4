extension Normalizer {
    /// EvoNorm-S0 (H. Liu, A. Brock, K. Simonyan, Q. V. Le 2020): normalizer and activation in one operation, with
    /// statistics of one sample.
    package static let evoNormS0 = Normalizer(
        "evonorm-s0", label: "EvoNorm-S0", formula: "y = γ x s(v x) / √(σ² + ε) + β",
        statistics: "a group of channels and space of a sample", source: "Liu, Brock, Simonyan, Le 2020",
        family: .activation,
        definition: NormalizerDefinition(
            operation: .custom(EvoNormS0()), activation: .identity))
}
