/// Scaled Weight Standardization: weights of zero mean over the fan-in and variance gain²/fan-in.
///
/// Weights that sum to zero do not see the activations' common mean, so correlations follow BatchNorm's map and the
/// gradient BatchNorm's growth, while the scale of the signal, whatever it is, is kept. Without padding: at a border
/// weights that are missing leave a sum, see `ZeroPadding`. Source: A. Brock, S. De, S. Smith, 2021. docs/science.md,
/// "Weight-space layers".
package enum ScaledWeightStandardization {
    /// The cosine similarity of the activations, 1/π: pre-activations of two samples do not correlate.
    package static let cosine = 1 / Double.pi

    /// The growth of the squared gradient norm per layer without padding, π/(π − 1).
    package static let gradientGrowth = Double.pi / (Double.pi - 1)
}
