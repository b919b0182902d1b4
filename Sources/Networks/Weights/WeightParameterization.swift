/// How the effective weights w of a convolution are computed from the trained weights v, separately for each filter,
/// that is, the fan-in weights of one output channel:
///
///     w = k gamma (v - m mean v) / D
///
/// m is 1 if `centres`, else 0. D is ||v - m mean v|| + 1e-5, or that norm over sqrt(fan-in) (the population standard
/// deviation of centred weights) + 1e-5, or 1.
package struct WeightParameterization: Hashable, Sendable {
    /// What a filter is divided by.
    package enum Divisor: String, CaseIterable, Codable, Sendable {
        /// Nothing.
        case none
        /// The Euclidean norm.
        case norm
        /// The standard deviation; the root mean square if the filter is not centred.
        case standardDeviation = "standard-deviation"
    }

    /// Whether the mean of the filter is subtracted.
    var centres: Bool
    /// What the filter is divided by.
    var divisor: Divisor
    /// k, without the root of the fan-in.
    var factor: Double
    /// Whether k is divided by sqrt(fan-in).
    var dividesByFanIn: Bool
    /// The initial value of a trained gain gamma for each filter; none if nil.
    var gain: Double?
    /// Whether the convolution has a bias.
    var hasBias: Bool

    /// Makes a parameterization; by default the weights are the trained ones.
    package init(
        centres: Bool = false, divisor: Divisor = .none, factor: Double = 1, dividesByFanIn: Bool = false,
        gain: Double? = nil, hasBias: Bool = false
    ) {
        self.centres = centres
        self.divisor = divisor
        self.factor = factor
        self.dividesByFanIn = dividesByFanIn
        self.gain = gain
        self.hasBias = hasBias
    }

    /// w = v.
    package static let plain = WeightParameterization()
    /// w = gamma v / (||v|| + 1e-5), with a bias (Salimans and Kingma 2016, "Weight normalization").
    static let weightNorm = WeightParameterization(divisor: .norm, gain: 1, hasBias: true)
    /// w = sqrt(2 pi / (pi - 1)) gamma (v - mean v) / ((sd v + 1e-5) sqrt(fan-in)), population standard deviation, with
    /// a bias (Brock, De, Smith 2021, "Characterizing signal propagation to close the performance gap in unnormalized
    /// ResNets").
    static let scaledWeightStandardization = WeightParameterization(
        centres: true, divisor: .standardDeviation, factor: rectifierGain, dividesByFanIn: true, gain: 1,
        hasBias: true)
    /// w = v - mean v.
    package static let centred = WeightParameterization(centres: true)

    /// Whether each filter has a trained gain gamma.
    var hasGain: Bool { gain != nil }

    static let epsilon = 1e-5
    /// sqrt(2 pi / (pi - 1)) = 1 / sd(max(z, 0)) for a standard normal z.
    static let rectifierGain = (2 * Double.pi / (Double.pi - 1)).squareRoot()

    /// k for a fan-in.
    func constant(fanIn: Double) -> Double { dividesByFanIn ? factor / fanIn.squareRoot() : factor }
}

extension WeightParameterization {
    /// The parameterizations with a name on the command line.
    package static let named: [(name: String, value: WeightParameterization)] = [
        ("plain", plain), ("weight-norm", weightNorm),
        ("scaled-weight-standardization", scaledWeightStandardization), ("centred", centred),
    ]

    /// The name, if it has one.
    var name: String? { Self.named.first { $0.value == self }?.name }

    /// The parameterization of a name.
    package init?(named name: String) {
        guard let found = Self.named.first(where: { $0.name == name }) else { return nil }
        self = found.value
    }
}

/// A name or, without one, all parts.
extension WeightParameterization: Encodable {
    private enum CodingKeys: String, CodingKey {
        case centres, divisor, factor, gain, bias
        case dividesByFanIn = "divides-by-fan-in"
    }

    package func encode(to encoder: any Encoder) throws {
        if let name {
            var container = encoder.singleValueContainer()
            return try container.encode(name)
        }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(centres, forKey: .centres)
        try container.encode(divisor, forKey: .divisor)
        try container.encode(factor, forKey: .factor)
        try container.encode(dividesByFanIn, forKey: .dividesByFanIn)
        try container.encodeIfPresent(gain, forKey: .gain)
        try container.encode(hasBias, forKey: .bias)
    }
}
