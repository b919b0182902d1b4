/// Two columns of finite values that belong together row by row: the same seed, the same normalizer, the same layer.
package struct PairedSample: Hashable, Sendable {
    package let first: [Double]
    package let second: [Double]

    /// - Throws: `StatisticsError.unequalCounts`; `.tooFewValues` below two rows; `.notFinite`.
    package init(_ first: [Double], _ second: [Double]) throws {
        guard first.count == second.count else {
            throw StatisticsError.unequalCounts(first: first.count, second: second.count)
        }
        guard first.count > 1 else { throw StatisticsError.tooFewValues(count: first.count, needed: 2) }
        self.first = try Sample(first).values
        self.second = try Sample(second).values
    }

    package var count: Int { first.count }

    /// The mean of first − second with Student's t-interval over the pairs.
    package func meanDifference(level: Double = Interval.standardLevel) throws -> Estimate {
        try Sample(zip(first, second).map { $0 - $1 }).meanEstimate(level: level)
    }

    /// The geometric mean of first ÷ second, with Student's t-interval over the pairs on the logarithm.
    ///
    /// - Throws: `StatisticsError.outsideDomain` unless every value is positive.
    package func meanRatio(level: Double = Interval.standardLevel) throws -> Estimate {
        let numerator = try Sample(first).transformed(by: .logarithm)
        let denominator = try Sample(second).transformed(by: .logarithm)
        return try PairedSample(numerator.values, denominator.values).meanDifference(level: level)
            .mapped(by: Transformation.logarithm.invert)
    }
}
