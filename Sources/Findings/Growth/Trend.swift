import Statistics

/// Whether the values of a sweep follow what is varied: Page's test with seeds as blocks, and the mean over seeds of
/// Spearman's coefficient. Neighbouring positions are not compared.
package struct Trend: Sendable {
    /// Of a rising trend with `greater`, of a falling one with `less`.
    package let test: PageTrendTest
    /// Spearman's coefficient of position and value, mean over seeds. One whose values are all equal follows nothing.
    package let spearman: Double
    /// The number of seeds.
    package let seeds: Int

    /// A direction that a statement asserts.
    package enum Direction: String, CaseIterable, Sendable {
        case rising, falling
    }

    /// - Throws: `StatisticsError.tooFewDistinctValues` if in no seed two values differ.
    package init(_ sweep: Sweep) throws {
        let rows = (0..<sweep.seedCount).map(sweep.row)
        test = try PageTrendTest(SeedTable(rows))
        spearman = try rows.map { row in
            try Correlation.spearman.coefficient(of: PairedSample(sweep.positions, row)) ?? 0
        }.mean
        seeds = rows.count
    }

    /// The trend as evidence of a direction: significant in it, and with a mean coefficient that is large enough in size.
    ///
    /// - Parameter size: what the coefficient must be in size, a lower bound.
    package func evidence(_ quantity: String, _ direction: Direction, reaching size: Threshold)
        -> Evidence
    {
        let bound = size.limit
        let (pValue, opposite) = (test.pValue(.greater), test.pValue(.less))
        return switch direction {
        case .rising:
            Evidence(
                quantity, value: spearman, pValue: pValue, opposite: opposite, seeds: seeds,
                reaching: .above(bound))
        case .falling:
            Evidence(
                quantity, value: spearman, pValue: opposite, opposite: pValue, seeds: seeds,
                reaching: .below(-bound))
        }
    }
}

extension Sweep {
    /// Whether the values follow the position.
    package func trend() throws -> Trend { try Trend(self) }
}
