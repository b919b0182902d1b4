import Statistics

/// Whether the values of a sweep follow what is varied: Jonckheere's test over all positions, and the mean over seeds of
/// Spearman's coefficient. Neighbouring positions are not compared.
package struct Trend: Sendable {
    /// One-sided p-values of the two directions.
    package let risingPValue: Double
    package let fallingPValue: Double
    /// The mean over seeds, its interval from the bootstrap over seeds.
    package let spearman: Estimate

    /// A direction that a claim asserts.
    package enum Direction: String, CaseIterable, Sendable {
        case rising, falling

        var opposite: Direction { self == .rising ? .falling : .rising }
    }

    package init(_ sweep: Sweep) throws {
        let test = try JonckheereTerpstra(groups: sweep.values)
        risingPValue = test.pValue(.greater)
        fallingPValue = test.pValue(.less)
        // A seed whose values are all equal follows nothing.
        let coefficients = try (0..<sweep.seedCount).map { seed in
            Correlation.spearman.coefficient(of: try PairedSample(sweep.positions, sweep.row(seed))) ?? 0
        }
        spearman = try Bootstrap(seedCount: sweep.seedCount).estimate { seeds in
            seeds.reduce(0) { $0 + coefficients[$1] } / Double(seeds.count)
        }
    }

    package func pValue(_ direction: Direction) -> Double {
        switch direction {
        case .rising: risingPValue
        case .falling: fallingPValue
        }
    }

    /// What each of the trends of one claim says of the direction that the claim asserts: reproduced where that direction
    /// is significant and the mean Spearman coefficient large enough, not reproduced where the opposite direction is
    /// significant. p-values are corrected by Holm.
    ///
    /// - Parameter leastSpearman: in size; nil where the claim is judged by the test alone.
    package static func verdicts(
        _ claims: [(trend: Trend, direction: Direction)], leastSpearman: Double?
    ) -> [Verdict] {
        let claimed = Holm.adjusted(claims.map { $0.trend.pValue($0.direction) })
        let opposite = Holm.adjusted(claims.map { $0.trend.pValue($0.direction.opposite) })
        return claims.indices.map { index in
            if opposite[index] < Interval.significance { return .notReproduced }
            guard claimed[index] < Interval.significance else { return .inconclusive }
            let isClear = leastSpearman.map { abs(claims[index].trend.spearman.value) >= $0 } ?? true
            return isClear ? .reproduced : .inconclusive
        }
    }
}
