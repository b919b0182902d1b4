/// What a mean field says of one layer.
package struct LayerPrediction: Hashable, Sendable {
    /// After normalizer and rectifier.
    package let correlations: ActivationCorrelations
    /// The growth of the squared gradient norm through the layer toward the input.
    package let gradientGrowth: Double

    /// The mean pairwise cosine similarity of the activations.
    package var cosine: Double { correlations.crossSample }
}
