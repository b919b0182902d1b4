extension Normalizer {
    /// Weight normalization (T. Salimans, D. P. Kingma 2016), with a scaled rectifier whose output has mean 0 and
    /// variance 1 for a standard normal input (D. Arpit and others 2016).
    package static let weightNorm = Normalizer(
        "weight-norm", label: "Weight Norm", formula: "w = γ v / ‖v‖",
        statistics: "a filter's weights", source: "Salimans and Kingma 2016", family: .weight,
        definition: NormalizerDefinition(
            operation: .identity, activation: .scaledRectifier, weights: .weightNorm))
}
