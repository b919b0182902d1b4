extension Normalizer {
    /// Filter response normalization (S. Singh, S. Krishnan 2019): division by the root mean square over space of each
    /// sample and channel, with a trained epsilon, followed by a thresholded linear unit.
    package static let filterResponseNorm = Normalizer(
        "filter-response-norm", label: "Filter Response Norm", shortLabel: "Filter Resp. Norm",
        formula: "y = max(γ x / √(ν² + |ε|) + β, τ)",
        statistics: "mean square over space of a channel and sample", source: "Singh and Krishnan 2019",
        family: .activation,
        definition: NormalizerDefinition(
            operation: .linear(
                LinearStatistics(
                    set: .sampleChannels(.one), centres: false, deviation: .rootMeanSquare, epsilon: .learnable(1e-5))),
            activation: .thresholdedLinearUnit))
}
