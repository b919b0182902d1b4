import Foundation

/// Logarithmic in both directions and linear about zero: `sign(v) log10(1 + |v| / threshold)`.
public struct SymmetricLogarithmicScale: Scale {
    /// Below this magnitude the scale is about linear.
    public var threshold: Double
    /// The room left on both sides of the data, as a part of their span.
    public var padding: Double

    /// Creates a scale.
    public init(threshold: Double = 1, padding: Double = 0.04) {
        self.threshold = threshold
        self.padding = padding
    }

    /// The scale with its domain.
    public func fitted(to extent: ValueExtent) throws(PlotError) -> any FittedScale {
        guard threshold > 0, threshold.isFinite else {
            throw .parameter(name: "threshold of a symmetric logarithmic scale", value: threshold, expected: "over 0")
        }
        var scale = FittedSymmetricLogarithmicScale(threshold: threshold, lower: -1, upper: 1)
        if let range = extent.range {
            let lower = scale.transformed(range.lowerBound)
            let upper = scale.transformed(range.upperBound)
            let room = upper > lower ? padding * (upper - lower) : 0.5
            scale.lower = lower - room
            scale.upper = upper + room
        }
        return scale
    }
}

/// A symmetric logarithmic scale with its domain.
struct FittedSymmetricLogarithmicScale: FittedScale {
    var threshold: Double
    /// The transformed ends of the domain.
    var lower: Double
    var upper: Double

    var base: Double { lower <= 0 && upper >= 0 ? 0 : value(at: lower) }

    func transformed(_ value: Double) -> Double {
        let magnitude = abs(value) / threshold
        // For the largest doubles the quotient overflows, and the 1 no longer counts.
        let logarithm = magnitude.isFinite ? log10(1 + magnitude) : log10(abs(value)) - log10(threshold)
        return value < 0 ? -logarithm : logarithm
    }

    private func value(at transformed: Double) -> Double {
        let magnitude = (pow(10, abs(transformed)) - 1) * threshold
        return transformed < 0 ? -magnitude : magnitude
    }

    func fraction(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        return (transformed(value) - lower) / (upper - lower)
    }

    var tickSets: [TickSet] {
        let reach = max(abs(lower), abs(upper))
        let start = Int(log10(threshold).rounded(.up))
        let end = start + Int(reach.rounded(.up))
        let sets = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200].compactMap { step -> TickSet? in
            let magnitudes = stride(from: start, through: end, by: step).map { NiceSteps.scaled(1, $0) }
            let values = (magnitudes.reversed().map { -$0 } + [0] + magnitudes).filter { isInside($0) }
            guard (2...NiceSteps.maximumLabels).contains(values.count) else { return nil }
            return TickSet(
                major: zip(values, TickLabels.powers(values)).compactMap { value, label in
                    fraction(of: value).map { Tick(fraction: $0, label: label) }
                })
        }
        guard sets.isEmpty else { return sets }
        // Far from zero, or a narrow domain: round numbers at their places.
        let domain = value(at: lower)...value(at: upper)
        return NiceSteps.lists(in: domain).map { step, values in
            TickSet(
                major: zip(values, TickLabels.linear(values, step: step)).compactMap { value, label in
                    fraction(of: value).map { Tick(fraction: $0, label: label) }
                })
        }
    }

    private func isInside(_ value: Double) -> Bool {
        guard let fraction = fraction(of: value) else { return false }
        return fraction >= 0 && fraction <= 1
    }
}
