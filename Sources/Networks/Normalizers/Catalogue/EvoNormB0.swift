extension Normalizer {
    /// EvoNorm-B0 (H. Liu, A. Brock, K. Simonyan, Q. V. Le 2020): normalizer and activation in one operation, with
    /// batch statistics.
    package static let evoNormB0 = Normalizer(
        "evonorm-b0", label: "EvoNorm-B0", formula: "y = γ x / max(√(σ_{B}² + ε), v x + √(σ_{I}² + ε)) + β",
        statistics: "batch and space; space of a sample", source: "Liu, Brock, Simonyan, Le 2020", family: .activation,
        definition: NormalizerDefinition(
            operation: .custom(EvoNormB0()), activation: .identity))
}
