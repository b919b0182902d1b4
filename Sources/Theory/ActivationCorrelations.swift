/// Correlations of the activations of a wide random network, the second moment taken as 1.
package struct ActivationCorrelations: Hashable, Sendable {
    /// k_s: of two positions of one sample.
    package var sameSample: Double
    /// k_x: of two samples; the cosine similarity.
    package var crossSample: Double

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
