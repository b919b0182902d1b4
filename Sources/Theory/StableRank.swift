/// The stable rank of a batch of similar activations.
///
/// The Gram matrix of N unit rows whose pairs all have cosine c has the largest eigenvalue 1 + (N − 1)c and trace N.
/// docs/science.md, "Stable rank".
package enum StableRank {
    /// N/(1 + (N − 1) c), for c ≥ 0 and N ≥ 2.
    ///
    /// After a rectifier c ≥ κ(−1/(N − 1)), for κ is convex: whatever the width, the rank cannot exceed about π.
    package static func value(cosine: Double, sampleCount: Int) -> Double {
        precondition(sampleCount > 1, "a rank of similarity needs two samples, not \(sampleCount)")
        let size = Double(sampleCount)
        return size / (1 + (size - 1) * cosine)
    }
}
