import TOML

/// Operations of the literature that no declaration can express, with the reason. Errors and docs/normalizers.md name them.
package struct InexpressibleLayer: Sendable {
    /// What someone may write for it.
    let names: [String]
    /// Why it cannot be declared.
    let reason: String

    /// All that are known.
    static let all = [
        InexpressibleLayer(
            names: ["whitening", "decorrelation", "zca", "iterative-normalization", "iter-norm"],
            reason:
                "whitening multiplies by a matrix computed from the covariance of channels, which is not a mean over axes"
        ),
        InexpressibleLayer(
            names: ["spectral-norm", "spectral", "power-iteration"],
            reason:
                "the spectral norm of a weight matrix needs a power iteration, which carries vectors from step to step"),
        InexpressibleLayer(
            names: ["divisive", "local-response", "local-response-norm"],
            reason: "its statistics are over a window that moves with the position, not over whole axes"),
        InexpressibleLayer(
            names: ["quantile", "median", "percentile"],
            reason: "it sorts values, and the algebra has means only"),
    ]

    /// Refuses a value that names one of them.
    static func check(_ key: String, _ reader: TableReader) throws(TOMLError) {
        guard let text = try? reader.string(key),
            let found = all.first(where: { $0.names.contains(text.lowercased().replacing("_", with: "-")) })
        else { return }
        throw reader.conflict(
            key,
            "'\(text)' cannot be declared: \(found.reason); docs/normalizers.md says what can be declared, and how to add other layers"
        )
    }
}
