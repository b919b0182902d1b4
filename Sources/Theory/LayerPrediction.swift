/// The prediction of `GroupMeanField` for one layer.
package struct LayerPrediction: Hashable, Sendable {
    /// k_s and k_x after normalizer and rectifier: those of the next layer's pre-activations.
    let correlations: ActivationCorrelations
    /// g ≈ E[1/σ²], the growth of the squared gradient norm through the layer toward the input: an upper estimate.
    package let gradientGrowth: Double

    /// The mean pairwise cosine similarity of the activations of two samples, k_x.
    package var cosine: Double { correlations.crossSample }
}
