import Findings
import Foundation

/// The positions of estimates, intervals and thresholds on one scale, in percent of the width of their small drawing.
struct IntervalScale {
    private let start: Double
    private let length: Double
    /// Whether the scale is logarithmic: positive values that span more than a factor of `largestLinearRatio`.
    let isLogarithmic: Bool

    private static let largestLinearRatio = 20.0
    /// The room on either side, in parts of the span.
    private static let margin = 0.12

    /// The scale that shows the estimates, their intervals and their thresholds with a margin; nil if one of them is not
    /// finite, or there is none.
    init?(_ effects: [ClaimEffect]) {
        let values = effects.flatMap { [$0.value, $0.low, $0.high].compactMap(\.self) + $0.thresholds }
        guard let least = values.min(), let greatest = values.max(), values.allSatisfy(\.isFinite) else { return nil }
        isLogarithmic = least > 0 && greatest / least > Self.largestLinearRatio
        let (first, last) = isLogarithmic ? (log(least), log(greatest)) : (least, greatest)
        let span = last > first ? last - first : max(abs(last), 1)
        let extra = last > first ? Self.margin * span : span / 2
        start = first - extra
        length = last - first + 2 * extra
    }

    /// The place of a value, from 0 to 100.
    func position(_ value: Double) -> Double {
        100 * ((isLogarithmic ? log(value) : value) - start) / length
    }

    /// The same as a template takes it.
    func percent(_ value: Double) -> String { NumberFormat.fixed(2).text(position(value)) }
}
