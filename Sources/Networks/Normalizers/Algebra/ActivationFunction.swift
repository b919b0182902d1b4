/// The pointwise function that follows a normalizer, y = scale max(x, threshold) + shift.
package enum ActivationFunction: String, CaseIterable, Encodable, Hashable, Sendable {
    /// y = x.
    case identity
    /// y = max(x, 0).
    case rectifier
    /// sqrt(2 pi / (pi - 1)) (max(x, 0) - 1 / sqrt(2 pi)): mean 0 and variance 1 for a standard normal x (Arpit, Zhou,
    /// Kota, Govindaraju 2016, "Normalization propagation").
    case scaledRectifier = "scaled-rectifier"
    /// max(x, 0) - 1 / sqrt(2 pi): mean 0 for a standard normal x.
    case centredRectifier = "centred-rectifier"
    /// max(x, tau) with one trained tau per channel, initially 0 (Singh and Krishnan 2019, "Filter response
    /// normalization layer").
    case thresholdedLinearUnit = "thresholded-linear-unit"
}
