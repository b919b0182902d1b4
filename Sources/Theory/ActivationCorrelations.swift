/// Correlations of the activations of a wide random network, not centred, the second moment taken as 1.
///
/// The next layer's pre-activations have the same: a wide layer of independent weights hands its input's kernel on.
package struct ActivationCorrelations: Hashable, Sendable {
    /// k_s: of two positions of one sample.
    package let sameSample: Double
    /// k_x: of two samples; the cosine similarity.
    package let crossSample: Double

    /// Both lie in [−1, 1].
    package init(sameSample: Double, crossSample: Double) {
        precondition(
            abs(sameSample) <= 1 && abs(crossSample) <= 1,
            "a correlation lies in [-1, 1]: \(sameSample), \(crossSample)")
        self.sameSample = sameSample
        self.crossSample = crossSample
    }

    /// White input: nothing is shared between positions or samples, but for the trace that lets a ratio be formed.
    package static let uncorrelated = ActivationCorrelations(sameSample: 1e-6, crossSample: 1e-6)
}
