import Testing

@testable import Statistics

@Suite struct TTestTests {
    @Test func pValuesAgreeWithSciPy() throws {
        for expected in try HypothesisTestsFixture.load().student {
            let transformation = try #require(Transformation(rawValue: expected.scale))
            let test = try TTest(Sample(expected.values), on: transformation)
            let tails: [(Alternative, Double)] = [
                (.less, expected.less), (.greater, expected.greater),
            ]
            for (alternative, pValue) in tails {
                let found = test.pValue(alternative, bound: expected.low)
                #expect(abs(found / pValue - 1) < 1e-7, "\(expected.name) \(transformation) \(alternative)")
            }
            // Two one-sided tests: both bounds have to be excluded.
            let equivalence = max(
                test.pValue(.greater, bound: expected.low), test.pValue(.less, bound: expected.high))
            #expect(agrees(equivalence, expected.equivalence), "\(expected.name) \(transformation)")
        }
    }

    /// A bound at an end of the 95% interval has a one-sided p-value of 2.5%.
    @Test(arguments: Transformation.allCases)
    func testsAndIntervalsAgree(transformation: Transformation) throws {
        let sample = try Sample([0.31, 0.62, 0.44, 0.58, 0.39, 0.47])
        let test = try TTest(sample, on: transformation)
        let interval = test.estimate().interval
        #expect(agrees(test.pValue(.greater, bound: interval.low), 0.025, within: 1e-12))
        #expect(agrees(test.pValue(.less, bound: interval.high), 0.025, within: 1e-12))
        #expect(try sample.meanEstimate(on: transformation) == test.estimate())
    }

    @Test func equalValuesLieBeyondABoundOrNot() throws {
        let test = try TTest(Sample([3, 3, 3]))
        #expect(test.pValue(.greater, bound: 2) == 0 && test.pValue(.less, bound: 2) == 1)
        #expect(test.pValue(.greater, bound: 3) == 1 && test.pValue(.less, bound: 3) == 1)
    }

    @Test func illegalSamplesAreNamed() throws {
        #expect(throws: StatisticsError.tooFewValues(count: 1, needed: 2)) { try TTest(Sample([1])) }
        #expect(throws: StatisticsError.outsideDomain(value: -1, index: 1, transformation: .logarithm)) {
            try TTest(Sample([1, -1]), on: .logarithm)
        }
    }
}
