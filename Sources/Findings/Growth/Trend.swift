import Statistics

/// Whether the values of a sweep rise or fall with the varied parameter: Page's test with seeds as blocks, and the mean
/// over seeds of Spearman's coefficient. Single pairs of neighbouring positions are not compared.
package struct Trend: Sendable {
    /// Page's test. The alternative `greater` is a rising trend, `less` a falling one.
    let test: PageTrendTest
    /// The mean over seeds of Spearman's coefficient between position and value. A seed whose values are all equal
    /// counts as 0.
    let spearman: Double
    /// The positions of the parameter.
    private let positions: [Double]
    /// By seed, then by position.
    private let rows: [[Double]]

    /// A direction that a statement asserts.
    package enum Direction: String, CaseIterable, Sendable {
        /// The values increase with the position.
        case rising
        /// The values decrease with the position.
        case falling
    }

    /// The number of seeds.
    var seeds: Int { rows.count }

    /// Tests a sweep.
    ///
    /// - Throws: `StatisticsError.tooFewDistinctValues` if no seed has two different values.
    package init(_ sweep: Sweep) throws {
        try self.init(positions: sweep.positions, rows: (0..<sweep.seedCount).map(sweep.row))
    }

    /// Tests the values of seeds at the positions.
    ///
    /// - Parameter rows: by seed, then by position.
    init(positions: [Double], rows: [[Double]]) throws {
        self.positions = positions
        self.rows = rows
        test = try PageTrendTest(SeedTable(rows))
        spearman = try rows.map { row in
            try Correlation.spearman.coefficient(of: PairedSample(positions, row)) ?? 0
        }.mean
    }

    /// The trend as evidence for a direction. It needs to be significant in this direction, and the absolute value of
    /// the mean coefficient needs to be large enough.
    ///
    /// - Parameters:
    ///   - size: the lower bound on the absolute value of the coefficient.
    ///   - predicted: theory's value at each position; nil if there is none.
    package func evidence(
        _ quantity: String, _ direction: Direction, reaching size: Threshold, predicted: [Double?] = []
    ) -> Evidence {
        let claimed = predicted.compactMap { $0 }
        let model = TrendModel(
            positions: positions, rows: rows, claimed: claimed.count == positions.count ? claimed : nil
        ) { $0.evidence(quantity, direction, reaching: size, model: nil) }
        return evidence(quantity, direction, reaching: size, model: model)
    }

    private func evidence(
        _ quantity: String, _ direction: Direction, reaching size: Threshold, model: TrendModel?
    ) -> Evidence {
        let bound = size.limit
        let (pValue, opposite) = (test.pValue(.greater), test.pValue(.less))
        return switch direction {
        case .rising:
            Evidence(
                quantity, value: spearman, pValue: pValue, opposite: opposite, seeds: seeds,
                reaching: .above(bound), model: model)
        case .falling:
            Evidence(
                quantity, value: spearman, pValue: opposite, opposite: pValue, seeds: seeds,
                reaching: .below(-bound), model: model)
        }
    }
}

extension Sweep {
    /// Tests whether the values rise or fall with the position.
    package func trend() throws -> Trend { try Trend(self) }
}
