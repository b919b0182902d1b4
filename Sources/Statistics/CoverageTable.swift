import Random

/// A simulation study of the coverage of every interval method, for every number of seeds with which it is used.
package enum CoverageTable {
    /// A method of intervals.
    package enum Method: Hashable, Sendable {
        /// Student's t on a scale (`TTest`).
        case studentT(Transformation)
        /// The studentized bootstrap on a scale (`StudentizedBootstrap`).
        case studentizedBootstrap(Transformation)
    }

    /// One row of the table.
    package struct Row: Sendable {
        /// The method that gave the intervals.
        package let method: Method
        /// The estimated quantity and the population of the seeds.
        package let quantity: SimulatedQuantity
        /// The number of seeds in each world's sample, n.
        package let seedCount: Int
        /// The coverage of the intervals.
        package let coverage: Coverage
    }

    /// The worlds of each row: a coverage of 95% then has a standard error of half a percentage point.
    package static let worlds = 2_000
    /// The number of resamples of a simulated studentized bootstrap. Reported intervals use many more, which reduces
    /// their random error but does not widen them: with B resamples the k-th of B + 1 has its nominal probability for
    /// every B for which k is a whole number.
    package static let resamples = 119
    /// The numbers of seeds with which t-intervals are used: for training, initialization and ranks.
    static let studentSeedCounts = [5, 10, 20]

    /// The whole table, the same on every machine.
    ///
    /// - Throws: `StatisticsError` of a method, which does not occur for these populations.
    package static func simulated(worlds: Int = worlds) throws -> [Row] {
        var rows: [Row] = []
        for transformation in Transformation.allCases {
            for quantity: SimulatedQuantity in [.normalMean, .skewedMean] {
                for count in studentSeedCounts {
                    rows.append(
                        try studentRow(
                            quantity, on: transformation, seedCount: count, worlds: worlds,
                            randomSeed: UInt64(rows.count)))
                }
            }
        }
        for (quantity, transformation) in bootstrapped {
            rows.append(
                try bootstrapRow(quantity, on: transformation, worlds: worlds, randomSeed: UInt64(rows.count)))
        }
        return rows
    }

    /// The quantities for which the studentized bootstrap is used, each with its scale.
    static let bootstrapped: [(SimulatedQuantity, Transformation)] = [
        (.logNormalMean, .logarithm), (.ratioOfMeans, .logarithm), (.lineRSquared, .identity),
        (.stageRSquared, .identity),
    ]

    static func studentRow(
        _ quantity: SimulatedQuantity, on transformation: Transformation, seedCount: Int, worlds: Int,
        randomSeed: UInt64
    ) throws -> Row {
        // One quantile for all worlds, since it depends only on the sample size.
        let criticalValue = StudentT(degreesOfFreedom: Double(seedCount - 1))
            .quantile((1 + Interval.standardLevel) / 2)
        let coverage = try Coverage.simulated(
            worlds: worlds, randomSeed: randomSeed,
            truth: transformation.invert(quantity.truth)
        ) { stream in
            let values = (0..<seedCount).map { _ in transformation.invert(quantity.row(&stream)[0]) }
            return try TTest(Sample(values), on: transformation)
                .interval(criticalValue: criticalValue, level: Interval.standardLevel)
        }
        return Row(
            method: .studentT(transformation), quantity: quantity, seedCount: seedCount, coverage: coverage)
    }

    static func bootstrapRow(
        _ quantity: SimulatedQuantity, on transformation: Transformation, worlds: Int, randomSeed: UInt64
    ) throws -> Row {
        let seedCount = StudentizedBootstrap.fewestSeeds
        let coverage = try Coverage.simulated(worlds: worlds, randomSeed: randomSeed, truth: quantity.truth) {
            stream in
            let seeds = try SeedTable((0..<seedCount).map { _ in quantity.row(&stream) })
            return try StudentizedBootstrap(seeds, resamples: resamples, randomSeed: stream.next())
                .estimate(on: transformation, of: quantity.statistic).interval
        }
        return Row(
            method: .studentizedBootstrap(transformation), quantity: quantity, seedCount: seedCount,
            coverage: coverage)
    }
}

extension CoverageTable.Method: CustomStringConvertible {
    /// The name in the report's table.
    package var description: String {
        switch self {
        case .studentT(.identity): "Student's t"
        case .studentT(let transformation): "Student's t on the \(transformation)"
        case .studentizedBootstrap(.identity): "studentized bootstrap"
        case .studentizedBootstrap(let transformation): "studentized bootstrap on the \(transformation)"
        }
    }
}
