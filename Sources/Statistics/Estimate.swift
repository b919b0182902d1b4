/// A value with its interval and the number of independent observations (seeds) behind it.
public struct Estimate: Hashable, Codable, Sendable {
    public let value: Double
    public let interval: Interval
    /// Independent observations: seeds, not layers or iterations.
    public let count: Int

    public init(value: Double, interval: Interval, count: Int) {
        self.value = value
        self.interval = interval
        self.count = count
    }

    /// The estimate of a quantity that is an increasing function of this one's.
    public func mapped(by increasing: (Double) -> Double) -> Estimate {
        Estimate(value: increasing(value), interval: interval.mapped(by: increasing), count: count)
    }
}
