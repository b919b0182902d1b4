/// What a probe measures of one layer. Definitions follow the code that Lubana, Dick, Tanaka (2021) published; m is the
/// mean over space of one sample and channel, q the mean of x^2 over everything, S the number of positions.
package enum Quantity: String, CaseIterable, Codable, Sendable, Comparable {
    // Of a convolution's output.
    /// Sample standard deviation over batch and space of each channel, averaged over channels.
    case standardDeviation = "standard-deviation"
    /// Frobenius norm, over the whole batch, of the loss gradient with respect to the convolution's output.
    case gradientNorm = "gradient-norm"
    /// Correlation of two positions of one sample, (S mean m^2 - q) / ((S - 1) q); undefined where S = 1.
    case sameSampleCorrelation = "same-sample-correlation"
    /// Correlation of two samples, the mean of m_n m_n' over channels and pairs n != n', over q.
    case crossSampleCorrelation = "cross-sample-correlation"
    /// Mean of 1 / (variance + eps) over the sets that the normalizer behind the convolution divides by.
    case inverseVariance = "inverse-variance"

    // Of an activation's output, or a residual block's.
    /// Sample variance over batch and space of each channel, averaged over channels.
    case activationVariance = "activation-variance"
    /// Mean over ordered pairs of different samples of the cosine between their activations.
    case cosineSimilarity = "cosine-similarity"
    /// tr M / lambda_max of the matrix M of those cosines, batch / lambda_max.
    case stableRank = "stable-rank"
    /// (tr M)^2 / ||M||_F^2.
    case participationRatio = "participation-ratio"
    /// q.
    case secondMoment = "second-moment"

    /// What kind of layer has the quantity.
    package var kind: LayerMeasurement.Kind {
        switch self {
        case .standardDeviation, .gradientNorm, .sameSampleCorrelation, .crossSampleCorrelation, .inverseVariance:
            .convolution
        case .activationVariance, .cosineSimilarity, .stableRank, .participationRatio, .secondMoment:
            .activation
        }
    }

    package static func < (a: Quantity, b: Quantity) -> Bool { a.order < b.order }
    private var order: Int { Self.allCases.firstIndex(of: self)! }
}

/// What the probes of one pass found of one layer.
package struct LayerMeasurement: Codable, Sendable, Equatable {
    package enum Kind: String, Codable, Sendable { case convolution, activation }

    package let name: String
    package let kind: Kind
    /// Rows of the layer's output map.
    package let height: Int
    package let channels: Int
    /// nil is a quantity that is undefined: a zero row, a batch of one, an overflow.
    package var quantities: [Quantity: Double?]

    package init(name: String, kind: Kind, height: Int, channels: Int, quantities: [Quantity: Double?] = [:]) {
        self.name = name
        self.kind = kind
        self.height = height
        self.channels = channels
        self.quantities = quantities
    }

    package subscript(_ quantity: Quantity) -> Double? { quantities[quantity] ?? nil }

    private enum CodingKeys: String, CodingKey { case name, kind, height, channels, quantities }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        kind = try container.decode(Kind.self, forKey: .kind)
        height = try container.decode(Int.self, forKey: .height)
        channels = try container.decode(Int.self, forKey: .channels)
        let named = try container.decode([String: Double?].self, forKey: .quantities)
        quantities = [:]
        for (name, value) in named {
            guard let quantity = Quantity(rawValue: name) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .quantities, in: container, debugDescription: "unknown quantity '\(name)'")
            }
            quantities[quantity] = value
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(kind, forKey: .kind)
        try container.encode(height, forKey: .height)
        try container.encode(channels, forKey: .channels)
        let named = Dictionary(uniqueKeysWithValues: quantities.map { ($0.key.rawValue, $0.value) })
        try container.encode(named, forKey: .quantities)
    }
}
