import Foundation

/// The map of a correlation through one rectified layer with He weights.
///
/// For jointly normal z, z' of unit variance and correlation c, 2E[relu(z) relu(z')] = κ(c) with κ(c) = [√(1 − c²) + (π
/// − arccos c) c]/π; κ(0) = 1/π, κ(1) = 1. The next layer's pre-activations have correlation κ(c). Source: Y. Cho, L.
/// Saul, Kernel methods for deep learning, 2009 (degree 1). docs/science.md, "Plain networks".
package enum ArcCosineKernel {
    /// κ(c), from correlation to correlation; strictly increasing and convex on [−1, 1].
    ///
    /// Correlations outside [−1, 1] by rounding are taken as the nearer end.
    static func map(_ correlation: Double) -> Double {
        let c = min(max(correlation, -1), 1)
        return ((1 - c * c).squareRoot() + (Double.pi - acos(c)) * c) / Double.pi
    }

    /// The cosine similarity after each of `layers` further layers of a network without normalizer, with LayerNorm or
    /// with RMSNorm, in which the means over channels average out: cₗ₊₁ = κ(cₗ), the gradient neither growing nor
    /// shrinking.
    ///
    /// 1 − c tends to 9π²/(2l²) at layer l, slowly.
    ///
    /// - Parameters:
    ///   - layers: how many values to return, 0 or more.
    ///   - cosine: the similarity of the first layer's activations. On images take the measured value: from 0 the
    ///     recursion is too low by more than a tenth.
    package static func cosines(layers: Int, after cosine: Double) -> [Double] {
        var current = cosine
        return (0..<layers).map { _ in
            current = map(current)
            return current
        }
    }
}
