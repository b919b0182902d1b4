/// A value with its interval and the number of independent observations (seeds) behind it.
package struct Estimate: Hashable, Sendable {
    /// The estimated quantity.
    package let value: Double
    /// The confidence interval of the quantity.
    package let interval: Interval
    /// Independent observations: seeds, not layers or iterations.
    package let count: Int

    /// A value, its interval and the number of observations behind both.
    package init(value: Double, interval: Interval, count: Int) {
        self.value = value
        self.interval = interval
        self.count = count
    }

    /// The estimate of an increasing function of the quantity.
    package func mapped(by increasing: (Double) -> Double) -> Estimate {
        Estimate(value: increasing(value), interval: interval.mapped(by: increasing), count: count)
    }
}
