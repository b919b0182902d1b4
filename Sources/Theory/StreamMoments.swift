/// Moments of the residual stream, over channels, samples and positions that do not correlate.
package struct StreamMoments: Hashable, Sendable {
    /// E y.
    let mean: Double
    /// E y².
    let secondMoment: Double

    /// Var y, the quantity of the paper's figures 2 and 3.
    package var variance: Double { secondMoment - mean * mean }
}
