import Testing

@testable import Statistics

@Suite struct BootstrapTests {
    /// The fixture enumerates all resamples; the ends must lie between its quantiles four standard errors away.
    @Test func percentilesAreThoseOfAllResamples() throws {
        let expected = try StatisticsFixture.load().bootstrap
        let bootstrap = try Bootstrap(seedCount: expected.x.count)
        let mean = try bootstrap.distribution { drawn in
            drawn.reduce(0) { $0 + expected.x[$1] } / Double(drawn.count)
        }
        #expect(agrees(mean.value, expected.mean))
        #expect(mean.sortedReplicates.count == 10_000 && mean.undefinedCount == 0)
        expectEnds(of: mean.interval(), in: expected.meanBrackets)

        let slope = try bootstrap.distribution { drawn in
            let sample = try PairedSample(drawn.map { expected.x[$0] }, drawn.map { expected.y[$0] })
            return Set(sample.first).count > 1 ? try LineFit(sample).slope : nil
        }
        #expect(agrees(slope.value, expected.slope))
        expectEnds(of: slope.interval(), in: expected.slopeBrackets)
        // Five equal seeds in a resample: 5 of 5⁵. Four standard errors of a count of 16.
        #expect(abs(Double(slope.undefinedCount) - 10_000 * expected.undefinedShare) < 16)
        #expect(slope.undefinedCount + slope.sortedReplicates.count == 10_000)
    }

    private func expectEnds(of interval: Interval, in brackets: [[Double]]) {
        #expect(brackets[0][0] <= interval.low && interval.low <= brackets[0][1])
        #expect(brackets[1][0] <= interval.high && interval.high <= brackets[1][1])
    }

    @Test func theSameSeedDrawsTheSameResamples() throws {
        var first: [[Int]] = []
        var second: [[Int]] = []
        let bootstrap = try Bootstrap(seedCount: 10, resamples: 50, randomSeed: 3)
        _ = try bootstrap.distribution {
            first.append($0)
            return 0
        }
        _ = try bootstrap.distribution {
            second.append($0)
            return Double($0[0])
        }
        #expect(first == second)
        #expect(first[0] == Array(0..<10))
        #expect(first.allSatisfy { $0.count == 10 && $0.allSatisfy((0..<10).contains) })
        var other: [[Int]] = []
        _ = try Bootstrap(seedCount: 10, resamples: 50, randomSeed: 4).distribution {
            other.append($0)
            return 0
        }
        #expect(other != first)
    }

    @Test func aConstantStatisticHasNoWidth() throws {
        let estimate = try Bootstrap(seedCount: 3, resamples: 20).estimate { _ in 7 }
        #expect(estimate.value == 7 && estimate.interval.width == 0 && estimate.count == 3)
    }

    @Test func undefinedStatisticsAreRefused() throws {
        let bootstrap = try Bootstrap(seedCount: 4, resamples: 100)
        #expect(throws: StatisticsError.undefinedResamples(undefined: 100, resamples: 100)) {
            try bootstrap.distribution { _ in nil }
        }
        #expect(throws: StatisticsError.undefinedResamples(undefined: 100, resamples: 100)) {
            try bootstrap.distribution { _ in .nan }
        }
        var calls = 0
        #expect(throws: StatisticsError.undefinedResamples(undefined: 6, resamples: 100)) {
            try bootstrap.distribution { _ in
                calls += 1
                return calls > 1 && calls < 8 ? nil : 1
            }
        }
        #expect(throws: StatisticsError.tooFewValues(count: 1, needed: 2)) { try Bootstrap(seedCount: 1) }
    }
}
