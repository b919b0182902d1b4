import Testing

@testable import Statistics

@Suite struct PairedSampleTests {
    @Test func differenceAndRatioAgreeWithSciPy() throws {
        let expected = try StatisticsFixture.load().paired
        let sample = try PairedSample(expected.first, expected.second)
        let difference = try sample.meanDifference()
        #expect(agrees([difference.value, difference.interval.low, difference.interval.high], expected.difference))
        let ratio = try sample.meanRatio()
        #expect(agrees([ratio.value, ratio.interval.low, ratio.interval.high], expected.ratio))
        #expect(ratio.count == 6)
    }

    @Test func pairingRemovesWhatPairsShare() throws {
        let estimate = try PairedSample([101, 202, 303], [100, 201, 302]).meanDifference()
        #expect(estimate.value == 1 && estimate.interval.width == 0)
    }

    @Test func differencesAreTakenOnTheScale() throws {
        let sample = try PairedSample([0.8, 0.5], [0.5, 0.2])
        #expect(agrees(try sample.differences().values, [0.3, 0.3]))
        // Odds of 4 against 1, and of 1 against 1/4.
        #expect(agrees(try sample.differences(on: .logit).values, [1.3862943611198906, 1.3862943611198906]))
        #expect(agrees(try sample.differences(on: .logarithm).values, [0.47000362924573563, 0.9162907318741551]))
    }

    @Test func illegalColumnsAreNamed() throws {
        #expect(throws: StatisticsError.unequalCounts(first: 2, second: 1)) { try PairedSample([1, 2], [1]) }
        #expect(throws: StatisticsError.tooFewValues(count: 1, needed: 2)) { try PairedSample([1], [1]) }
        #expect(throws: StatisticsError.notFinite(value: -.infinity, index: 0)) {
            try PairedSample([1, 2], [-.infinity, 1])
        }
        #expect(throws: StatisticsError.outsideDomain(value: -2, index: 1, transformation: .logarithm)) {
            try PairedSample([1, -2], [1, 1]).meanRatio()
        }
    }
}
