/// Two columns of finite values that are paired by row, that is, by seed, normalizer or layer.
package struct PairedSample: Hashable, Sendable {
    /// The first column.
    let first: [Double]
    /// The second column, in the order of the first.
    let second: [Double]

    /// - Throws: `StatisticsError.unequalCounts`; `.tooFewValues` below two rows; `.notFinite`.
    package init(_ first: [Double], _ second: [Double]) throws {
        guard first.count == second.count else {
            throw StatisticsError.unequalCounts(first: first.count, second: second.count)
        }
        guard first.count > 1 else { throw StatisticsError.tooFewValues(count: first.count, needed: 2) }
        self.first = try Sample(first).values
        self.second = try Sample(second).values
    }

    /// The pairs of two lists of one number per seed, without those of which one is not finite.
    ///
    /// - Throws: `StatisticsError` if fewer than two are left.
    package init(defined first: [Double], _ second: [Double]) throws {
        let pairs = zip(first, second).filter { $0.isFinite && $1.isFinite }
        try self.init(pairs.map(\.0), pairs.map(\.1))
    }

    /// The number of rows.
    package var count: Int { first.count }

    /// first − second, pair by pair, on a transformed scale: on the logarithm log ratios, on the logit log odds ratios.
    ///
    /// - Throws: `StatisticsError.outsideDomain` for a value the scale does not take.
    package func differences(on transformation: Transformation = .identity) throws -> Sample {
        let (first, second) = (
            try Sample(first).transformed(by: transformation), try Sample(second).transformed(by: transformation)
        )
        return try Sample(zip(first.values, second.values).map { $0 - $1 })
    }

    /// The mean of first − second with Student's t-interval over the pairs.
    ///
    /// - Throws: `StatisticsError.notFinite` where a difference overflows.
    package func meanDifference(level: Double = Interval.standardLevel) throws -> Estimate {
        try differences().meanEstimate(level: level)
    }

    /// The geometric mean of first ÷ second, with Student's t-interval over the pairs on the logarithm.
    ///
    /// - Throws: `StatisticsError.outsideDomain` unless every value is positive.
    package func meanRatio(level: Double = Interval.standardLevel) throws -> Estimate {
        try differences(on: .logarithm).meanEstimate(level: level).mapped(by: Transformation.logarithm.invert)
    }
}
