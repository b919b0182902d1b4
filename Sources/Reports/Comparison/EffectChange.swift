import Findings
import Statistics

/// One effect in two registers.
///
/// It has moved if the two estimates a and b differ by more than the arms of their intervals that face each other,
/// added as independent errors: |b − a| > √(arm(a)² + arm(b)²), with the upper arm of the smaller estimate and the
/// lower arm of the greater one. Intervals need not be symmetric, and those of two runs need not be disjoint for their
/// difference to be real.
package struct EffectChange: Codable, Equatable, Sendable {
    /// The statement.
    package let statement: String
    /// The effect in the first register.
    package let first: ClaimRegister.Effect
    /// The effect in the second register.
    package let second: ClaimRegister.Effect
    /// Second less first; nil where one is undefined.
    package let difference: Double?
    /// By how much they may differ; nil where one is undefined.
    package let margin: Double?
    /// Whether they differ by more, or one of them alone is undefined.
    package let hasMoved: Bool

    /// Compares an effect.
    package init(statement: String, first: ClaimRegister.Effect, second: ClaimRegister.Effect) {
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
        let joint = (arms.0 * arms.0 + arms.1 * arms.1).squareRoot()
        difference = b.value - a.value
        margin = joint
        hasMoved = upper.value - lower.value > joint
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
