import Testing

@testable import Statistics

@Suite struct SampleTests {
    @Test func momentsQuantilesAndIntervalsAgreeWithSciPy() throws {
        for expected in try StatisticsFixture.load().samples {
            let sample = try Sample(expected.values)
            #expect(agrees(sample.mean, expected.mean), "\(expected.name)")
            #expect(abs(sample.variance! / expected.variance - 1) < 1e-8, "\(expected.name)")
            #expect(agrees(expected.probabilities.map(sample.quantile), expected.quantiles), "\(expected.name)")
            let scales: [(Transformation, [Double])] = [
                (.identity, expected.identity), (.logarithm, expected.logarithm), (.logit, expected.logit),
            ]
            for (scale, row) in scales {
                let estimate = try sample.meanEstimate(on: scale)
                let values = [estimate.value, estimate.interval.low, estimate.interval.high]
                #expect(agrees(values, row, within: 1e-10), "\(expected.name), \(scale)")
                #expect(estimate.count == expected.values.count)
                #expect(estimate.interval.level == 0.95)
            }
        }
    }

    @Test func levelWidensTheInterval() throws {
        let sample = try Sample([1, 2, 4])
        let narrow = try sample.meanEstimate(level: 0.5).interval
        let wide = try sample.meanEstimate(level: 0.99).interval
        #expect(wide.low < narrow.low && narrow.high < wide.high)
    }

    @Test func equalValuesHaveAnIntervalOfNoWidth() throws {
        let estimate = try Sample([3, 3, 3]).meanEstimate()
        #expect(estimate.interval.low == 3 && estimate.interval.high == 3)
    }

    @Test func oneValueHasNoVarianceAndNoInterval() throws {
        let sample = try Sample([5])
        #expect(sample.variance == nil && sample.standardDeviation == nil)
        #expect(sample.median == 5)
        #expect(throws: StatisticsError.tooFewValues(count: 1, needed: 2)) { try sample.meanEstimate() }
    }

    @Test func illegalValuesAreNamed() throws {
        #expect(throws: StatisticsError.tooFewValues(count: 0, needed: 1)) { try Sample([]) }
        #expect(throws: StatisticsError.notFinite(value: .infinity, index: 1)) { try Sample([0, .infinity]) }
        #expect(throws: StatisticsError.self) { try Sample([.nan]) }
        let sample = try Sample([0.5, 0, 1])
        #expect(throws: StatisticsError.outsideDomain(value: 0, index: 1, transformation: .logarithm)) {
            try sample.meanEstimate(on: .logarithm)
        }
        #expect(throws: StatisticsError.outsideDomain(value: 0, index: 1, transformation: .logit)) {
            try sample.meanEstimate(on: .logit)
        }
    }
}
