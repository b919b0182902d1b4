/// The test of Jonckheere and Terpstra for an ordered trend over groups.
///
/// J counts, over all pairs of an earlier and a later group, the pairs of values that rise, ties as one half. Its
/// variance under the null hypothesis allows for ties. Sources: A. Jonckheere, Biometrika 41 (1954); M. Hollander,
/// D. Wolfe, E. Chicken, Nonparametric Statistical Methods, section 6.2.
package struct JonckheereTerpstra: Hashable, Sendable {
    /// J.
    package let statistic: Double
    /// E J = (N² − Σ nᵢ²)/4 without a trend.
    package let expectation: Double
    /// Var J without a trend, given the ties.
    package let variance: Double

    private let values: [Double]
    private let groupSizes: [Int]

    /// - Parameter groups: in the order of the hypothesised trend; sizes may differ.
    /// - Throws: `StatisticsError.tooFewValues` below two groups, `.emptyGroup`, `.notFinite`,
    ///   `.tooFewDistinctValues` if all values are equal.
    package init(groups: [[Double]]) throws {
        guard groups.count > 1 else { throw StatisticsError.tooFewValues(count: groups.count, needed: 2) }
        if let index = groups.firstIndex(where: \.isEmpty) { throw StatisticsError.emptyGroup(index: index) }
        values = try Sample(groups.flatMap { $0 }).values
        guard values.contains(where: { [first = values[0]] in $0 != first }) else {
            throw StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)
        }
        groupSizes = groups.map(\.count)
        statistic = Self.count(values, groupSizes: groupSizes)
        let total = Double(values.count)
        expectation = (total * total - groupSizes.reduce(0.0) { $0 + Double($1 * $1) }) / 4
        variance = Self.variance(groupSizes: groupSizes, tieCounts: Ranks.tieCounts(of: values))
    }

    /// (J − E J)/√Var J.
    package var standardScore: Double { (statistic - expectation) / variance.squareRoot() }

    /// The p-value by the normal approximation, without continuity correction. `greater` is a rising trend.
    package func pValue(_ alternative: Alternative) -> Double {
        switch alternative {
        case .twoSided: 2 * StandardNormal.cumulative(-abs(standardScore))
        case .less: StandardNormal.cumulative(standardScore)
        case .greater: StandardNormal.cumulative(-standardScore)
        }
    }

    /// The p-value by permuting values over groups: exact up to eight values, sampled above.
    package func permutationTest(
        _ alternative: Alternative, using test: PermutationTest = PermutationTest()
    ) -> PermutationResult {
        // Centred, so that two-sided compares distances from the expectation. J moves in steps of one half.
        let centred = test.test(values, alternative: alternative, tolerance: 0.25) { order in
            Self.count(order, groupSizes: groupSizes) - expectation
        }
        return PermutationResult(
            statistic: statistic, pValue: centred.pValue, arrangements: centred.arrangements, isExact: centred.isExact)
    }

    private static func count(_ values: [Double], groupSizes: [Int]) -> Double {
        var doubled = 0
        var start = 0
        for size in groupSizes.dropLast() {
            let end = start + size
            for earlier in start..<end {
                for later in end..<values.count {
                    if values[later] > values[earlier] {
                        doubled += 2
                    } else if values[later] == values[earlier] {
                        doubled += 1
                    }
                }
            }
            start = end
        }
        return Double(doubled) / 2
    }

    private static func variance(groupSizes: [Int], tieCounts: [Int]) -> Double {
        let total = Double(groupSizes.reduce(0, +))
        func sum(_ sizes: [Int], _ term: (Double) -> Double) -> Double { sizes.reduce(0) { $0 + term(Double($1)) } }
        let cubic = { (n: Double) in n * (n - 1) * (2 * n + 5) }
        let triples = { (n: Double) in n * (n - 1) * (n - 2) }
        let pairs = { (n: Double) in n * (n - 1) }
        let main = (cubic(total) - sum(groupSizes, cubic) - sum(tieCounts, cubic)) / 72
        let tripleTerm =
            total > 2 ? sum(groupSizes, triples) * sum(tieCounts, triples) / (36 * triples(total)) : 0
        return main + tripleTerm + sum(groupSizes, pairs) * sum(tieCounts, pairs) / (8 * pairs(total))
    }
}
