/// Page's test of an ordered trend within blocks: every seed is measured under every treatment (a group size, a batch),
/// and only the order of the values of one seed counts, so that differences between seeds have no influence.
///
/// L = Σ_j j R_j, with R_j the sum over blocks of the midrank of treatment j within its block. Under the null
/// hypothesis all orders of a block's midranks are equally likely, independently in each block; nothing else is
/// assumed. The p-value is conditional on the ties. Source: E. Page, Ordered hypotheses for multiple treatments,
/// Journal of the American Statistical Association 58 (1963).
package struct PageTrendTest: Hashable, Sendable {
    /// The largest number of treatments for which the distribution of L is enumerated; with more, the normal
    /// approximation is used.
    static let largestExactTreatmentCount = 8

    /// L.
    let statistic: Double
    /// E L = n k (k + 1)²/4 over n blocks of k treatments, with or without ties.
    let expectation: Double
    /// Var L = Σ_blocks Σ_j (j − j̄)² Σ_j (r_j − r̄)²/(k − 1), r the midranks of a block; n k² (k + 1)² (k − 1)/144
    /// without ties.
    let variance: Double
    /// Whether p-values are exact.
    let isExact: Bool

    /// The distribution of 2L without a trend; nil if it is not enumerated.
    private let distribution: DiscreteDistribution?

    /// - Parameter blocks: a row for each seed, its columns in the order of the hypothesised trend.
    /// - Throws: `StatisticsError.tooFewValues` below two treatments, `.tooFewDistinctValues` if in no block two values
    ///   differ.
    package init(_ blocks: SeedTable) throws {
        let (n, k) = (Double(blocks.rowCount), Double(blocks.columnCount))
        guard blocks.columnCount > 1 else {
            throw StatisticsError.tooFewValues(count: blocks.columnCount, needed: 2)
        }
        let ranks = blocks.rows.map(Ranks.midranks)
        expectation = n * k * (k + 1) * (k + 1) / 4
        statistic = ranks.reduce(0) { sum, row in
            row.enumerated().reduce(sum) { $0 + Double($1.offset + 1) * $1.element }
        }
        let spread = ranks.reduce(0) { sum, row in
            row.reduce(sum) { $0 + ($1 - (k + 1) / 2) * ($1 - (k + 1) / 2) }
        }
        guard spread > 0 else { throw StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2) }
        variance = k * (k * k - 1) / 12 * spread / (k - 1)
        isExact = blocks.columnCount <= Self.largestExactTreatmentCount
        distribution = isExact ? Self.distribution(ofRanks: ranks) : nil
    }

    /// The p-value. `greater` is the alternative of a rising trend.
    ///
    /// Exact up to eight treatments. Above, (L − E L)/√Var L is taken as normal, without continuity correction: from
    /// nine treatments and two blocks on (enumerated without ties up to twelve and twenty) a p-value near 0.025 is
    /// right to within 0.0005, and far in the tail it is too large.
    package func pValue(_ alternative: Alternative) -> Double {
        switch alternative {
        case .greater: upperTail
        case .less: lowerTail
        }
    }

    private var upperTail: Double {
        distribution?.probability(atLeast: doubledStatistic)
            ?? StandardNormal.cumulative((expectation - statistic) / variance.squareRoot())
    }

    private var lowerTail: Double {
        distribution?.probability(atMost: doubledStatistic)
            ?? StandardNormal.cumulative((statistic - expectation) / variance.squareRoot())
    }

    /// Midranks are halves, so 2L is a whole number.
    private var doubledStatistic: Int { Int(2 * statistic) }

    private static func distribution(ofRanks blocks: [[Double]]) -> DiscreteDistribution {
        // Blocks with the same ties have the same distribution.
        var known: [[Int]: DiscreteDistribution] = [:]
        var total = DiscreteDistribution.zero
        for block in blocks {
            let doubled = block.map { Int(2 * $0) }.sorted()
            let ofBlock = known[doubled] ?? blockDistribution(doubled)
            known[doubled] = ofBlock
            total = total.adding(ofBlock)
        }
        return total
    }

    /// The distribution of Σ_j j r_j over all orders of one block's doubled midranks r.
    ///
    /// It is computed by dynamic programming over the set of ranks used so far, in k 2^k steps instead of k!.
    private static func blockDistribution(_ ranks: [Int]) -> DiscreteDistribution {
        let sets = 1 << ranks.count
        var bySet = [DiscreteDistribution?](repeating: nil, count: sets)
        bySet[0] = .zero
        for set in 0..<sets {
            guard let reached = bySet[set] else { continue }
            let position = set.nonzeroBitCount + 1
            for (index, rank) in ranks.enumerated() where set & (1 << index) == 0 {
                let next = set | (1 << index)
                let moved = reached.shifted(by: position * rank, weight: 1 / Double(ranks.count - position + 1))
                bySet[next] = bySet[next]?.merged(with: moved) ?? moved
            }
            bySet[set] = nil
            if set == sets - 1 { return reached }
        }
        preconditionFailure("the set of all ranks is reached last")
    }
}
