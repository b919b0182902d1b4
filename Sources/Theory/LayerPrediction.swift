/// Correlations of the activations of a wide random network, the second moment taken as 1.
public struct ActivationCorrelations: Hashable, Sendable {
    /// k_s: of two positions of one sample.
    public var sameSample: Double
    /// k_x: of two samples; the cosine similarity.
    public var crossSample: Double

    public init(sameSample: Double, crossSample: Double) {
        precondition(
            abs(sameSample) <= 1 && abs(crossSample) <= 1,
            "a correlation lies in [-1, 1]: \(sameSample), \(crossSample)")
        self.sameSample = sameSample
        self.crossSample = crossSample
    }

    /// White input: nothing is shared between positions or samples, but for the trace that lets a ratio be formed.
    public static let uncorrelated = ActivationCorrelations(sameSample: 1e-6, crossSample: 1e-6)
}

/// What a mean field says of one layer.
public struct LayerPrediction: Hashable, Sendable {
    /// After normalizer and rectifier.
    public let correlations: ActivationCorrelations
    /// The growth of the squared gradient norm through the layer toward the input.
    public let gradientGrowth: Double

    /// The mean pairwise cosine similarity of the activations.
    public var cosine: Double { correlations.crossSample }
}
