import Statistics

/// An estimate reported beside a statement's members; nil if it is undefined, or has no interval.
package struct Effect: Sendable {
    /// What is estimated, with the member that it is of.
    package let name: String
    /// The estimate.
    package let value: Double?
    /// The lower end of the 95% interval.
    package let low: Double?
    /// The upper end of the 95% interval.
    package let high: Double?
    /// The number of seeds behind it.
    package let seeds: Int
    /// How the numbers are printed.
    package let format: NumberFormat

    /// An estimate of the given parts, without an interval unless both ends are given.
    package init(
        _ name: String, value: Double?, low: Double? = nil, high: Double? = nil, seeds: Int,
        format: NumberFormat = .significant(3)
    ) {
        self.name = name
        self.value = value
        self.low = low
        self.high = high
        self.seeds = seeds
        self.format = format
    }

    /// An estimate with its interval.
    package init(_ name: String, _ estimate: Estimate, format: NumberFormat = .significant(3)) {
        self.init(
            name, value: estimate.value, low: estimate.interval.low, high: estimate.interval.high,
            seeds: estimate.count, format: format)
    }
}
