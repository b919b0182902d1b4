/// One step of a declared normalizer. With mu and D taken over sets of the step's input x, which need not be the same:
///
///     y = gamma f((x - c mu) / D) + beta
///
/// mu and D can each be a mixture over several axes with trained softmax weights, as in Switchable Norm (Luo, Ren, Peng,
/// Zhang, Li 2019): mu = Σ w_k mean_k, D² = Σ w'_k variance_k + eps. There is one gamma and one beta per channel.
package struct NormalizerStep: Hashable, Sendable {
    /// What is subtracted; nothing if nil.
    package var centring: Centring?
    /// What is divided by; nothing if nil.
    package var scaling: Scaling?
    /// The pointwise primitive f.
    package var pointwise: Pointwise
    /// The initial values of gamma and beta; if nil there are neither.
    package var affine: Affine?
    /// Whether evaluation uses running statistics for sets that span the batch; otherwise it uses those of its own batch.
    var keepsRunningStatistics: Bool

    /// Makes a step; by default gamma starts at 1 and beta at 0, and statistics over the batch are kept for evaluation.
    package init(
        centring: Centring? = nil, scaling: Scaling? = nil, pointwise: Pointwise = .none, affine: Affine? = .standard,
        keepsRunningStatistics: Bool = true
    ) {
        self.centring = centring
        self.scaling = scaling
        self.pointwise = pointwise
        self.affine = affine
        self.keepsRunningStatistics = keepsRunningStatistics
    }

    /// The mean that is subtracted.
    package struct Centring: Hashable, Sendable, Encodable {
        /// The axes of each mean; several are mixed with trained softmax weights, which start equal.
        package var axes: [StatisticAxes]
        /// c, the part of the mean that is subtracted, in (0, 1].
        package var amount: Double

        /// Makes a centring, by default a full one.
        package init(_ axes: StatisticAxes..., amount: Double = 1) { self.init(mixing: axes, amount: amount) }

        /// Makes a centring on a mixture of means.
        package init(mixing axes: [StatisticAxes], amount: Double = 1) {
            precondition(!axes.isEmpty && !axes.contains([]), "a mean needs axes")
            precondition(amount > 0 && amount <= 1, "the part of the mean that is subtracted is \(amount)")
            self.axes = axes
            self.amount = amount
        }
    }

    /// The divisor.
    package struct Scaling: Hashable, Sendable {
        /// What measures the size of values.
        package enum Spread: String, CaseIterable, Hashable, Sendable, Encodable {
            /// D² = mean (x − mean x)² + eps, both means over the scaling's axes.
            case standardDeviation = "standard-deviation"
            /// D² = mean x² + eps.
            case rootMeanSquare = "root-mean-square"
            /// D = mean |x − mean x| + eps.
            case meanAbsoluteDeviation = "mean-absolute-deviation"
        }

        /// The axes of each spread; several are mixed with trained softmax weights, which start equal.
        package var axes: [StatisticAxes]
        /// What measures the size of values.
        package var spread: Spread
        /// The number that is added.
        package var epsilon: LinearStatistics.Epsilon

        /// Makes a scaling.
        package init(_ axes: StatisticAxes..., spread: Spread, epsilon: LinearStatistics.Epsilon = .fixed(1e-5)) {
            self.init(mixing: axes, spread: spread, epsilon: epsilon)
        }

        /// Makes a scaling by a mixture of spreads.
        package init(
            mixing axes: [StatisticAxes], spread: Spread, epsilon: LinearStatistics.Epsilon = .fixed(1e-5)
        ) {
            precondition(!axes.isEmpty && !axes.contains([]), "a spread needs axes")
            self.axes = axes
            self.spread = spread
            self.epsilon = epsilon
        }
    }

    /// A function of each value by itself.
    package enum Pointwise: Hashable, Sendable {
        /// f(n) = n.
        case none
        /// The numerator times sigmoid(v x), one v per channel with this initial value (EvoNorm-S0; Liu, Brock, Simonyan,
        /// Le 2020).
        case sigmoidGate(start: Double)
        /// D becomes max(D, v x + D'), D' of the same spread over other axes, one v per channel with this initial value
        /// (EvoNorm-B0).
        case maximum(StatisticAxes, start: Double)
        /// f(n) = tanh(a n + s), with one trained a and, unless nil, one trained s per layer (DyT; Zhu, Chen, He, LeCun,
        /// Liu 2025).
        case tanh(slope: Double, shift: Double?)
        /// f(n) = erf(a n + s), with one trained a and, unless nil, one trained s per layer.
        case erf(slope: Double, shift: Double?)
    }

    /// The initial values of gamma and beta.
    package struct Affine: Hashable, Sendable, Encodable {
        /// Of gamma.
        var gain: Double
        /// Of beta.
        var shift: Double

        /// Makes initial values.
        package init(gain: Double, shift: Double) {
            self.gain = gain
            self.shift = shift
        }

        /// 1 and 0.
        package static let standard = Affine(gain: 1, shift: 0)
    }

    /// All axes of the step's statistics.
    var allAxes: [StatisticAxes] {
        var axes = (centring?.axes ?? []) + (scaling?.axes ?? [])
        if case .maximum(let other, _) = pointwise { axes.append(other) }
        return axes
    }

    /// Whether y = a x + b with one a and b for each sample and channel, so that the kernels for sums, coefficients and
    /// y run it.
    var isAffinePerChannel: Bool {
        pointwise == .none && scaling?.spread != .meanAbsoluteDeviation && allAxes.allSatisfy { $0.contains(.space) }
    }
}

extension NormalizerStep.Scaling: Encodable {
    private enum CodingKeys: String, CodingKey {
        case axes, spread, epsilon
        case learnsEpsilon = "learns-epsilon"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(axes, forKey: .axes)
        try container.encode(spread, forKey: .spread)
        switch epsilon {
        case .fixed(let value): try container.encode(value, forKey: .epsilon)
        case .learnable(let start):
            try container.encode(start, forKey: .epsilon)
            try container.encode(true, forKey: .learnsEpsilon)
        }
    }
}

extension NormalizerStep.Pointwise: Encodable {
    private enum CodingKeys: String, CodingKey { case kind, axes, start, shift }

    /// The name in files.
    var kind: String {
        switch self {
        case .none: "none"
        case .sigmoidGate: "sigmoid-gate"
        case .maximum: "maximum"
        case .tanh: "tanh"
        case .erf: "erf"
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .none: break
        case .sigmoidGate(let start): try container.encode(start, forKey: .start)
        case .maximum(let axes, let start):
            try container.encode(axes, forKey: .axes)
            try container.encode(start, forKey: .start)
        case .tanh(let slope, let shift), .erf(let slope, let shift):
            try container.encode(slope, forKey: .start)
            try container.encodeIfPresent(shift, forKey: .shift)
        }
    }
}

extension NormalizerStep: Encodable {
    private enum CodingKeys: String, CodingKey {
        case centring, scaling, pointwise, affine
        case keepsRunningStatistics = "running-statistics"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(centring, forKey: .centring)
        try container.encodeIfPresent(scaling, forKey: .scaling)
        if pointwise != .none { try container.encode(pointwise, forKey: .pointwise) }
        try container.encodeIfPresent(affine, forKey: .affine)
        // Where no set spans the batch there is nothing to keep.
        if allAxes.contains(where: { $0.contains(.batch) }) {
            try container.encode(keepsRunningStatistics, forKey: .keepsRunningStatistics)
        }
    }
}
