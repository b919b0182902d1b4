/// A two-sided interval of confidence `level`, ends included.
public struct Interval: Hashable, Codable, Sendable {
    public let low: Double
    public let high: Double
    /// The nominal coverage, 0.95 unless stated.
    public let level: Double

    /// The level of every interval of the report.
    public static let standardLevel = 0.95
    /// The level of a test of significance that goes with it.
    public static let significance = 0.05

    public init(low: Double, high: Double, level: Double = standardLevel) {
        precondition(low <= high, "an interval's low end (\(low)) must not lie above its high end (\(high))")
        precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1, not at \(level)")
        self.low = low
        self.high = high
        self.level = level
    }

    public var width: Double { high - low }

    /// Whether `value` lies inside, ends included.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// The interval of a quantity that is an increasing function of this one's.
    public func mapped(by increasing: (Double) -> Double) -> Interval {
        Interval(low: increasing(low), high: increasing(high), level: level)
    }
}
