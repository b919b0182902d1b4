/// Moments of the residual stream, over channels, samples and positions that do not correlate.
package struct StreamMoments: Hashable, Sendable {
    package let mean: Double
    package let secondMoment: Double

    package var variance: Double { secondMoment - mean * mean }

    /// The cosine similarity of two samples that share the mean alone, E[y]²/E[y²].
    package var cosine: Double { mean * mean / secondMoment }
}
