import Statistics

/// The region that a rule requires of a quantity. Inside a range is an equivalence test: the whole interval must lie in it.
package enum ClaimedRegion: Hashable, Sendable {
    case above(Double)
    case below(Double)
    case inside(low: Double, high: Double)

    /// Within a fraction of a value, on either side: `.within(0.1, of: 2)` is 1.8 to 2.2.
    package static func within(_ fraction: Double, of value: Double) -> ClaimedRegion {
        let reach = abs(value) * fraction
        return .inside(low: value - reach, high: value + reach)
    }

    /// Whether a value lies in it. The bounds themselves do not.
    package func contains(_ value: Double) -> Bool {
        switch self {
        case .above(let bound): value > bound
        case .below(let bound): value < bound
        case .inside(let low, let high): low < value && value < high
        }
    }

    /// The numbers at its ends.
    package var ends: [Double] {
        switch self {
        case .above(let bound), .below(let bound): [bound]
        case .inside(let low, let high): [low, high]
        }
    }

    /// The middle of a region with two ends.
    package var middle: Double? {
        guard case .inside(let low, let high) = self else { return nil }
        return (low + high) / 2
    }

    /// What an interval says: it holds if it lies in the region wholly, and is refuted if it lies outside wholly. An
    /// interval that touches a bound reaches over it.
    package func outcome(of interval: Interval) -> Outcome {
        let (lies, misses) =
            switch self {
            case .above(let bound): (interval.low > bound, interval.high < bound)
            case .below(let bound): (interval.high < bound, interval.low > bound)
            case .inside(let low, let high):
                (interval.low > low && interval.high < high, interval.high < low || interval.low > high)
            }
        return lies ? .holds : misses ? .refuted : .undecided
    }

    /// The p-value of a quantity at the boundary against one inside, from a test's one-sided p-values. Between two bounds
    /// both must be shown, and the larger counts (two one-sided tests, D. Schuirmann, 1987).
    func pValue(_ test: (Alternative, Double) -> Double) -> Double {
        switch self {
        case .above(let bound): test(.greater, bound)
        case .below(let bound): test(.less, bound)
        case .inside(let low, let high): max(test(.greater, low), test(.less, high))
        }
    }

    /// The p-value of a quantity at the boundary against one outside. Outside two bounds there are two chances, and the
    /// smaller one counts, as one interval of both ends judges it.
    func refutingPValue(_ test: (Alternative, Double) -> Double) -> Double {
        switch self {
        case .above(let bound): test(.less, bound)
        case .below(let bound): test(.greater, bound)
        case .inside(let low, let high): min(test(.less, low), test(.greater, high))
        }
    }
}

extension ClaimedRegion: CustomStringConvertible {
    /// As the report's table prints it: "> 1.6", "< 1.5", "1.8 to 2.2".
    package var description: String {
        switch self {
        case .above(let threshold): "> \(Self.text(threshold))"
        case .below(let threshold): "< \(Self.text(threshold))"
        case .inside(let low, let high): "\(Self.text(low)) to \(Self.text(high))"
        }
    }

    /// Four decimals at most, none that are zero, and a real minus sign.
    private static func text(_ value: Double) -> String {
        let rounded = (value * 1e4).rounded() / 1e4
        let text = rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
        return text.replacing("-", with: "−")
    }
}
