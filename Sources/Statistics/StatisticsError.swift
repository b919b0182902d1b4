/// The reason why a statistic cannot be computed.
package enum StatisticsError: Error, Equatable {
    /// Fewer values than the statistic needs.
    case tooFewValues(count: Int, needed: Int)
    /// A value is infinite or NaN. Callers have to remove missing values, whose meaning they know.
    case notFinite(value: Double, index: Int)
    /// A value lies outside the domain of the transformation it was to be analysed on.
    case outsideDomain(value: Double, index: Int, transformation: Transformation)
    /// Two columns that belong together row by row differ in length.
    case unequalCounts(first: Int, second: Int)
    /// A row of a table differs in length from the first.
    case unequalRows(row: Int, count: Int, expected: Int)
    /// A value of a table is infinite or NaN.
    case notFiniteEntry(value: Double, row: Int, column: Int)
    /// Only `distinct` different values where the statistic needs `needed` of them.
    case tooFewDistinctValues(distinct: Int, needed: Int)
    /// The statistic is undefined on the original sample, or on too many resamples of it.
    case undefinedResamples(undefined: Int, resamples: Int)
}

extension StatisticsError: CustomStringConvertible {
    /// One line with the error, its location and the remedy.
    package var description: String {
        switch self {
        case .tooFewValues(let count, let needed):
            "\(count) \(count == 1 ? "value" : "values") where at least \(needed) are needed: run more seeds"
        case .notFinite(let value, let index):
            "value \(index) is \(value): leave missing and diverged values out before the analysis"
        case .outsideDomain(let value, let index, let transformation):
            "value \(index) is \(value), outside the domain of the \(transformation.rawValue) scale: "
                + "analyse it on the identity scale or leave it out"
        case .unequalCounts(let first, let second):
            "\(first) values against \(second): pair every value with one of the same row"
        case .unequalRows(let row, let count, let expected):
            "row \(row) has \(count) values, the first \(expected): measure the same quantities on every seed"
        case .notFiniteEntry(let value, let row, let column):
            "row \(row), column \(column) is \(value): leave a seed with a missing or diverged value out before the "
                + "analysis"
        case .tooFewDistinctValues(let distinct, let needed):
            "\(distinct) distinct \(distinct == 1 ? "value" : "values") where at least \(needed) are needed: the statistic is undefined"
        case .undefinedResamples(let undefined, let resamples):
            "the statistic is undefined on \(undefined) of \(resamples) resamples: it has no bootstrap interval"
        }
    }
}
