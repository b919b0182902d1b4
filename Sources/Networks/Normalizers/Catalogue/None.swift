extension Normalizer {
    /// No normalizer, only a rectifier.
    package static let none = Normalizer(
        "none", label: "no normalizer", formula: "y = x",
        statistics: "nothing", source: "", family: .none,
        definition: NormalizerDefinition(
            operation: .identity))
}
