/// How the effective weights w of a convolution are computed from the trained weights v, separately for each filter,
/// that is, the fan-in weights of one output channel.
package enum WeightParameterization: String, CaseIterable, Codable, Sendable {
    /// w = v.
    case plain
    /// w = gamma v / (||v|| + 1e-5) (Salimans and Kingma 2016, "Weight normalization").
    case weightNorm = "weight-norm"
    /// w = sqrt(2 pi / (pi - 1)) gamma (v - mean v) / ((sd v + 1e-5) sqrt(fan-in)), population standard deviation
    /// (Brock, De, Smith 2021, "Characterizing signal propagation to close the performance gap in unnormalized
    /// ResNets").
    case scaledWeightStandardization = "scaled-weight-standardization"
    /// w = v - mean v.
    case centred

    /// Whether each filter has a trained gain gamma, initially 1.
    package var hasGain: Bool { self == .weightNorm || self == .scaledWeightStandardization }

    /// Whether the convolution has a bias, as the two reparameterizations of the paper do.
    package var hasBias: Bool { hasGain }

    static let epsilon = 1e-5
    /// sqrt(2 pi / (pi - 1)) = 1 / sd(max(z, 0)) for a standard normal z.
    static let rectifierGain = (2 * Double.pi / (Double.pi - 1)).squareRoot()
}
