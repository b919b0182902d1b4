import Foundation

/// Weight Normalization at unit gain (filters of norm 1) with the scaled rectifier gain·(relu(z) − 1/√2π).
///
/// Without padding: `ZeroPadding` has what borders do. Sources: T. Salimans, D. Kingma, 2016; D. Arpit et al.,
/// Normalization propagation, 2016. docs/science.md, "Weight-space layers".
package enum WeightNormalization {
    /// The cosine similarity of the activations: the scaled rectifier removes their mean, so 0.
    package static let cosine = 0.0

    /// The second moment of the activations after one more layer, q' = (2π/(π − 1)) (q/2 − √q/π + 1/2π).
    ///
    /// Its fixed point 1 is marginal (slope exactly 1): below, the scale creeps up to it; above, it runs away, at last
    /// by π/(π − 1) per layer.
    static func secondMomentMap(_ secondMoment: Double) -> Double {
        precondition(secondMoment >= 0, "a second moment is not negative: \(secondMoment)")
        return RectifierGain.squared * (secondMoment / 2 - secondMoment.squareRoot() / Double.pi + 1 / (2 * Double.pi))
    }
}
