/// A two-sided interval of confidence `level`, ends included.
package struct Interval: Hashable, Sendable {
    /// The lower end.
    package let low: Double
    /// The upper end, not below the lower.
    package let high: Double
    /// The nominal coverage, 0.95 unless stated.
    let level: Double

    /// The level of every interval of the report.
    package static let standardLevel = 0.95

    /// Programmer error unless low ≤ high and 0 < level < 1.
    package init(low: Double, high: Double, level: Double = standardLevel) {
        precondition(low <= high, "an interval's low end (\(low)) must not lie above its high end (\(high))")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, not at \(level)")
        self.low = low
        self.high = high
        self.level = level
    }

    /// The distance between the ends.
    package var width: Double { high - low }

    /// The interval of an increasing function of the quantity.
    package func mapped(by increasing: (Double) -> Double) -> Interval {
        Interval(low: increasing(low), high: increasing(high), level: level)
    }
}
