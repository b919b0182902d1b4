import Foundation

/// A logarithmic scale labelled at powers of two, as for group sizes 1, 2, 4, ..., 64.
public struct BinaryLogarithmicScale: Scale {
    /// The room left on both sides of the data, in powers of two.
    public var padding: Double

    /// Creates a scale.
    public init(padding: Double = 0.3) { self.padding = padding }

    /// The scale with its domain.
    public func fitted(to extent: ValueExtent) throws(PlotError) -> any FittedScale {
        guard let range = extent.positiveRange else { return FittedBinaryLogarithmicScale(lower: 0, upper: 1) }
        let lower = log2(range.lowerBound)
        let upper = log2(range.upperBound)
        let room = upper - lower > 1e-9 ? padding : max(padding, 1)
        return FittedBinaryLogarithmicScale(lower: lower - room, upper: upper + room)
    }
}

/// A binary logarithmic scale with its domain.
struct FittedBinaryLogarithmicScale: FittedScale {
    /// The binary logarithms of the domain's ends.
    var lower: Double
    var upper: Double

    func fraction(of value: Double) -> Double? {
        guard value > 0, value.isFinite else { return nil }
        return (log2(value) - lower) / (upper - lower)
    }

    var tickSets: [TickSet] {
        let first = Int((lower - 1e-9).rounded(.up))
        let last = Int((upper + 1e-9).rounded(.down))
        let powers = first <= last ? Array(first...last) : []
        // The seven sizes from 1 to 64 are named one by one; more are thinned out.
        let sets = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500].compactMap { step -> TickSet? in
            let chosen = powers.filter { $0.isMultiple(of: step) }
            guard (2...7).contains(chosen.count) else { return nil }
            let values = chosen.map { exp2(Double($0)) }
            let labels = last <= 16 && first >= 0 ? values.map { RichText(verbatim: Decimals.fixed($0, 0)) } : nil
            return TickSet(
                major: zip(chosen, values).enumerated().map { index, pair in
                    Tick(fraction: (Double(pair.0) - lower) / (upper - lower), label: labels?[index] ?? label(pair.0))
                },
                minor: step > 1 && powers.count <= 40 ? powers.map { (Double($0) - lower) / (upper - lower) } : [])
        }
        guard sets.isEmpty else { return sets }
        // Less than a factor of two: round numbers at their places.
        return NiceSteps.lists(in: exp2(lower)...exp2(upper)).map { step, values in
            TickSet(
                major: zip(values, TickLabels.linear(values, step: step)).compactMap { value, label in
                    fraction(of: value).map { Tick(fraction: $0, label: label) }
                })
        }
    }

    private func label(_ power: Int) -> RichText {
        if (0...16).contains(power) { return RichText(verbatim: "\(1 << power)") }
        return RichText(runs: [
            RichText.Run("2"),
            RichText.Run("\(power)".replacing("-", with: "\u{2212}"), script: .superscript),
        ])
    }
}
