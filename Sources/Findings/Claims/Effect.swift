import Statistics

/// An estimate that stands beside a statement's members; nil where it is undefined, or has no interval.
package struct Effect: Sendable {
    package let name: String
    package let value: Double?
    package let low: Double?
    package let high: Double?
    package let seeds: Int
    package let format: NumberFormat

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

    package init(_ name: String, _ estimate: Estimate, format: NumberFormat = .significant(3)) {
        self.init(
            name, value: estimate.value, low: estimate.interval.low, high: estimate.interval.high,
            seeds: estimate.count, format: format)
    }
}
