/// The stable rank of a batch of similar activations.
///
/// The Gram matrix of N unit rows whose pairs all have cosine c has the largest eigenvalue 1 + (N − 1)c and trace N.
/// docs/science.md, "Stable rank".
package enum StableRank {
    /// N/(1 + (N − 1) c).
    package static func value(cosine: Double, sampleCount: Int) -> Double {
        precondition(sampleCount > 1, "a rank of similarity needs two samples, not \(sampleCount)")
        let size = Double(sampleCount)
        return size / (1 + (size - 1) * cosine)
    }

    /// The largest value after a rectifier: κ is convex, so N Gaussian pre-activations with the lowest possible mean
    /// correlation, −1/(N − 1), still have a mean cosine of κ(−1/(N − 1)). It tends to π for many samples.
    package static func maximum(sampleCount: Int) -> Double {
        value(cosine: ArcCosineKernel.map(-1 / Double(sampleCount - 1)), sampleCount: sampleCount)
    }
}
