import Testing

@testable import Statistics

@Suite struct StudentizedBootstrapTests {
    /// What the fixture's cases estimate.
    private func statistic(_ name: String) throws -> @Sendable ([Double]) -> Double? {
        switch name {
        case "mean": return { $0[0] }
        case "ratio": return { $0[1] / $0[0] }
        default:
            // The stable rank's line over √(64/G), by the fit that experiments use.
            let positions = (0...6).map { Double(1 << (6 - $0)).squareRoot() }
            return { means in (try? PairedSample(positions, means)).flatMap { try? LineFit($0) }?.rSquared }
        }
    }

    /// The fixture draws 400,000 resamples; ends and p-values of 9,999 must lie four standard errors from its quantiles.
    @Test func agreesWithNumPy() throws {
        for expected in try HypothesisTestsFixture.load().studentizedBootstrap {
            let transformation = try #require(Transformation(rawValue: expected.scale))
            let bootstrap = try StudentizedBootstrap(SeedTable(expected.rows))
            let distribution = try bootstrap.distribution(on: transformation, of: statistic(expected.name))
            #expect(agrees(distribution.value, expected.value), "\(expected.name)")
            #expect(agrees(distribution.correctedValue, expected.corrected, within: 1e-9), "\(expected.name)")
            #expect(agrees(distribution.standardError, expected.standardError, within: 1e-9), "\(expected.name)")
            let interval = distribution.interval()
            #expect(expected.lowBracket[0] <= interval.low && interval.low <= expected.lowBracket[1])
            #expect(expected.highBracket[0] <= interval.high && interval.high <= expected.highBracket[1])
            let pValue = distribution.pValue(.greater, bound: expected.bound)
            let error = 4 * (expected.greater * (1 - expected.greater) / 9_999).squareRoot() + 1e-4
            #expect(abs(pValue - expected.greater) < error, "\(expected.name)")
        }
    }

    /// R² of a seed-averaged line, in words of the register: the lower end lies above 0.95.
    @Test func aLineOverSeedsIsJudged() throws {
        let expected = try #require(
            try HypothesisTestsFixture.load().studentizedBootstrap.first { $0.name == "r-squared" })
        let bootstrap = try StudentizedBootstrap(SeedTable(expected.rows), resamples: 999)
        let distribution = try bootstrap.distribution(of: statistic("r-squared"))
        #expect(distribution.interval().low > 0.95)
        #expect(distribution.pValue(.greater, bound: 0.95) < 0.025)
        #expect(distribution.estimate().count == 10)
    }

    @Test func theSameSeedDrawsTheSameResamples() throws {
        let rows = try SeedTable((0..<12).map { [Double(($0 * 7) % 12), Double($0)] })
        let ratio = { (means: [Double]) -> Double? in means[0] / (1 + means[1]) }
        let first = try StudentizedBootstrap(rows, resamples: 99, randomSeed: 3).distribution(of: ratio)
        #expect(try StudentizedBootstrap(rows, resamples: 99, randomSeed: 3).distribution(of: ratio) == first)
        #expect(try StudentizedBootstrap(rows, resamples: 99, randomSeed: 4).distribution(of: ratio) != first)
        let interval = first.interval()
        let more = try StudentizedBootstrap(rows, resamples: 99, randomSeed: 3)
            .estimate { ratio($0).map { 100 * $0 + 5 } }.interval
        #expect(agrees(more.low, 100 * interval.low + 5) && agrees(more.high, 100 * interval.high + 5))
    }

    @Test func illegalInputIsNamed() throws {
        #expect(throws: StatisticsError.tooFewValues(count: 9, needed: 10)) {
            try StudentizedBootstrap(SeedTable(Array(repeating: [1], count: 9)))
        }
        let bootstrap = try StudentizedBootstrap(SeedTable((0..<10).map { [Double($0)] }), resamples: 99)
        #expect(throws: StatisticsError.undefinedResamples(undefined: 99, resamples: 99)) {
            try bootstrap.estimate { _ in nil }
        }
        // The logarithm takes no zero; and a statistic that most resamples leave undefined has no interval.
        #expect(throws: StatisticsError.undefinedResamples(undefined: 99, resamples: 99)) {
            try bootstrap.estimate(on: .logarithm) { $0[0] - 4.5 }
        }
        #expect(throws: StatisticsError.self) { try bootstrap.estimate { $0[0] > 3.9 && $0[0] < 5.1 ? $0[0] : nil } }
    }
}
