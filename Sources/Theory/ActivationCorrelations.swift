/// The uncentred correlations of the activations of a wide random network, relative to their second moment.
///
/// The pre-activations of the next layer have the same correlations, since a wide layer of independent weights
/// preserves the kernel of its input.
package struct ActivationCorrelations: Hashable, Sendable {
    /// k_s, the correlation between two positions of one sample.
    let sameSample: Double
    /// k_x, the correlation between two samples, which is the cosine similarity.
    package let crossSample: Double

    /// Makes correlations, both in [−1, 1].
    package init(sameSample: Double, crossSample: Double) {
        precondition(
            abs(sameSample) <= 1 && abs(crossSample) <= 1,
            "a correlation lies in [-1, 1]: \(sameSample), \(crossSample)")
        self.sameSample = sameSample
        self.crossSample = crossSample
    }

    /// White input, without correlation between positions or samples. The values are slightly above zero so that ratios
    /// are defined.
    package static let uncorrelated = ActivationCorrelations(sameSample: 1e-6, crossSample: 1e-6)
}
