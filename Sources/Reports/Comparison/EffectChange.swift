import Findings
import Foundation

/// The change of one effect between two registers.
///
/// The effect has moved if the estimates a and b differ by more than the half-widths of their intervals on the sides
/// that face each other, combined as independent errors: |b − a| > √(h(a)² + h(b)²), with the upper half-width h of the
/// smaller estimate and the lower one of the greater. Intervals need not be symmetric, and a difference can be
/// significant although the intervals overlap.
package struct EffectChange: Codable, Equatable, Sendable {
    /// The statement.
    let statement: String
    /// The effect in the first register.
    let first: ClaimRegister.Effect
    /// The effect in the second register.
    let second: ClaimRegister.Effect
    /// The second estimate minus the first; nil if one is undefined, or if no number is as large.
    let difference: Double?
    /// The difference that the intervals allow; nil as above.
    let margin: Double?
    /// Whether the estimates differ by more than `margin`, or exactly one of them is undefined.
    let hasMoved: Bool

    /// Compares an effect in two registers.
    init(statement: String, first: ClaimRegister.Effect, second: ClaimRegister.Effect) {
        self.statement = statement
        self.first = first
        self.second = second
        guard let a = Interval(first), let b = Interval(second) else {
            difference = nil
            margin = nil
            hasMoved = (first.value == nil) != (second.value == nil)
            return
        }
        let (lower, upper) = a.value <= b.value ? (a, b) : (b, a)
        let arms = (lower.high - lower.value, upper.value - upper.low)
        let joint = hypot(arms.0, arms.1)
        difference = (b.value - a.value).finite
        margin = joint.finite
        // Halved, so that no difference of finite estimates is infinite.
        hasMoved = upper.value / 2 - lower.value / 2 > joint / 2
    }

    private struct Interval {
        let value, low, high: Double

        init?(_ effect: ClaimRegister.Effect) {
            guard let value = effect.value, let low = effect.low, let high = effect.high else { return nil }
            self.value = value
            self.low = low
            self.high = high
        }
    }
}

extension Double {
    /// nil for an infinite value and NaN, which JSON cannot hold.
    fileprivate var finite: Double? { isFinite ? self : nil }
}
