import Statistics

/// Whether the values of a sweep rise or fall with the varied parameter: Page's test with seeds as blocks, and the mean
/// over seeds of Spearman's coefficient. Single pairs of neighbouring positions are not compared.
package struct Trend: Sendable {
    /// Page's test. The alternative `greater` is a rising trend, `less` a falling one.
    package let test: PageTrendTest
    /// The mean over seeds of Spearman's coefficient between position and value. A seed whose values are all equal
    /// counts as 0.
    package let spearman: Double
    /// The number of seeds.
    package let seeds: Int

    /// A direction that a statement asserts.
    package enum Direction: String, CaseIterable, Sendable {
        /// The values increase with the position.
        case rising
        /// The values decrease with the position.
        case falling
    }

    /// Tests a sweep.
    ///
    /// - Throws: `StatisticsError.tooFewDistinctValues` if no seed has two different values.
    package init(_ sweep: Sweep) throws {
        let rows = (0..<sweep.seedCount).map(sweep.row)
        test = try PageTrendTest(SeedTable(rows))
        spearman = try rows.map { row in
            try Correlation.spearman.coefficient(of: PairedSample(sweep.positions, row)) ?? 0
        }.mean
        seeds = rows.count
    }

    /// The trend as evidence for a direction. It needs to be significant in this direction, and the absolute value of
    /// the mean coefficient needs to be large enough.
    ///
    /// - Parameter size: the lower bound on the absolute value of the coefficient.
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
    /// Tests whether the values rise or fall with the position.
    package func trend() throws -> Trend { try Trend(self) }
}
