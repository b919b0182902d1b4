extension Normalizer {
    /// Scaled weight standardization (A. Brock, S. De, S. L. Smith 2021).
    package static let scaledWeightStandardization = Normalizer(
        "scaled-weight-standardization", label: "Scaled Weight Std.", formula: "w = γ √(2π/(π−1)) (v − μ) / (σ √n)",
        statistics: "a filter's weights", source: "Brock, De, Smith 2021", family: .weight,
        definition: NormalizerDefinition(
            operation: .identity, weights: .scaledWeightStandardization))
}
