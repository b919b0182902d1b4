import Foundation

/// Equal ratios take equal room. Exact zeros among the data are shown at a separate mark below the start of the axis.
public struct LogarithmicScale: Scale {
    /// The fixed domain; `nil` to fit the data.
    public var domain: ClosedRange<Double>?
    /// The room left on both sides of the data, as a part of their span.
    public var padding: Double

    /// Creates a logarithmic scale.
    public init(domain: ClosedRange<Double>? = nil, padding: Double = 0.04) {
        self.domain = domain
        self.padding = padding
    }

    /// The scale with its domain.
    public func fitted(to extent: ValueExtent) throws(PlotError) -> any FittedScale {
        if let domain {
            guard domain.lowerBound > 0, domain.upperBound.isFinite, domain.lowerBound < domain.upperBound else {
                throw .domain(scale: "logarithmic", lower: domain.lowerBound, upper: domain.upperBound)
            }
            return FittedLogarithmicScale(
                lower: log10(domain.lowerBound), upper: log10(domain.upperBound), marksZero: extent.containsZero)
        }
        guard let range = extent.positiveRange else {
            return FittedLogarithmicScale(lower: -1, upper: 1, marksZero: extent.containsZero)
        }
        let lower = log10(range.lowerBound)
        let upper = log10(range.upperBound)
        let room = upper - lower > 1e-9 ? padding * (upper - lower) : 0.5
        return FittedLogarithmicScale(lower: lower - room, upper: upper + room, marksZero: extent.containsZero)
    }
}

/// A logarithmic scale with its domain.
struct FittedLogarithmicScale: FittedScale {
    /// The decimal logarithms of the domain's ends.
    var lower: Double
    var upper: Double
    var marksZero: Bool

    /// The position of zeros, and the start of the powers above them.
    static let zeroFraction = 0.04
    static let startAboveZero = 0.12

    func fraction(of value: Double) -> Double? {
        if value == 0, marksZero { return Self.zeroFraction }
        guard value > 0, value.isFinite else { return nil }
        return place(log10(value))
    }

    private func place(_ logarithm: Double) -> Double {
        let fraction = (logarithm - lower) / (upper - lower)
        return marksZero ? Self.startAboveZero + fraction * (1 - Self.startAboveZero) : fraction
    }

    var tickSets: [TickSet] {
        let sets = powerSets + mantissaSets
        let chosen = sets.isEmpty ? [linearSet] : sets
        guard marksZero else { return chosen }
        let zero = Tick(fraction: Self.zeroFraction, label: "0")
        return chosen.map { TickSet(major: [zero] + $0.major, minor: $0.minor) }
    }

    private var powers: [Int] {
        let first = Int((lower - 1e-9).rounded(.up))
        let last = Int((upper + 1e-9).rounded(.down))
        return first <= last ? Array(first...last) : []
    }

    /// Powers of ten, all or every second, third, fifth, ...
    private var powerSets: [TickSet] {
        let powers = powers
        let most = NiceSteps.maximumLabels - (marksZero ? 1 : 0)
        return [1, 2, 3, 4, 5, 10, 20, 50, 100, 200].compactMap { step in
            let chosen = powers.filter { $0.isMultiple(of: step) }
            guard (2...most).contains(chosen.count) else { return nil }
            let minor = step == 1 ? mantissas(2...9) : powers.count <= 40 ? powers.map { place(Double($0)) } : []
            return set(chosen.map { NiceSteps.scaled(1, $0) }, minor: minor)
        }
    }

    /// One or two powers need more labels between them: 1, 2 and 5, or 1 and 3 of each power.
    private var mantissaSets: [TickSet] {
        guard upper - lower < 2 else { return [] }
        let most = NiceSteps.maximumLabels - (marksZero ? 1 : 0)
        return [[1, 2, 5], [1, 3], [2, 5]].compactMap { chosen in
            let values = multiples(of: chosen)
            return (2...most).contains(values.count) ? set(values, minor: mantissas(2...9)) : nil
        }
    }

    /// Less than a factor of two: round numbers, at their logarithmic places.
    private var linearSet: TickSet {
        let domain = pow(10, lower)...pow(10, upper)
        guard let (step, values) = NiceSteps.lists(in: domain).first else { return TickSet(major: []) }
        return TickSet(
            major: zip(values, TickLabels.linear(values, step: step)).map { value, label in
                Tick(fraction: place(log10(value)), label: label)
            })
    }

    private func multiples(of mantissas: [Double]) -> [Double] {
        let first = Int(lower.rounded(.down))
        let last = Int(upper.rounded(.up))
        return (first...last).flatMap { power in mantissas.map { NiceSteps.scaled($0, power) } }
            .filter { $0 > 0 && log10($0) >= lower - 1e-9 && log10($0) <= upper + 1e-9 }
    }

    private func mantissas(_ range: ClosedRange<Int>) -> [Double] {
        guard upper - lower < 12 else { return [] }
        return multiples(of: range.map(Double.init)).map { place(log10($0)) }
    }

    private func set(_ values: [Double], minor: [Double]) -> TickSet {
        let major = zip(values, TickLabels.powers(values)).map { value, label in
            Tick(fraction: place(log10(value)), label: label)
        }
        return TickSet(
            major: major,
            minor: minor.filter { place in
                place >= 0 && place <= 1 && !major.contains { abs($0.fraction - place) < 1e-9 }
            })
    }
}
