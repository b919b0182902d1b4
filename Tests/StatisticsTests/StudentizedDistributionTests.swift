import Testing

@testable import Statistics

@Suite struct StudentizedDistributionTests {
    /// Pivots −19…19 hundredths of ten: k = 1 of 39 and 1 is 2.5%.
    private func distribution(standardError: Double = 2) -> StudentizedDistribution {
        StudentizedDistribution(
            transformation: .identity, transformedValue: 10.5, correctedValue: 10, standardError: standardError,
            sortedPivots: standardError > 0 ? (-19...19).map { Double($0) / 10 } : [], seedCount: 12)
    }

    @Test func endsAreTheOutermostPivotsOfThirtyNine() {
        let interval = distribution().interval()
        #expect(agrees([interval.low, interval.high], [10 - 1.9 * 2, 10 + 1.9 * 2]))
        let narrower = distribution().interval(level: 0.9)
        #expect(agrees([narrower.low, narrower.high], [10 - 1.8 * 2, 10 + 1.8 * 2]))
        #expect(distribution().estimate().value == 10.5 && distribution().estimate().count == 12)
    }

    @Test func testsAndIntervalsAgree() {
        let tested = distribution()
        let interval = tested.interval()
        // Just beyond an end one pivot in forty is as far out: 2.5%; just within it, two.
        #expect(agrees(tested.pValue(.greater, bound: interval.low - 1e-9), 1 / 40))
        #expect(agrees(tested.pValue(.greater, bound: interval.low + 1e-9), 2 / 40))
        #expect(agrees(tested.pValue(.less, bound: interval.high + 1e-9), 1 / 40))
        #expect(agrees(tested.pValue(.greater, bound: 10.1) + tested.pValue(.less, bound: 10.1), 41 / 40))
    }

    @Test func whatNoSeedMovesHasNoWidth() {
        let fixed = StudentizedDistribution(
            transformation: .logarithm, transformedValue: 0, correctedValue: 0, standardError: 0, sortedPivots: [],
            seedCount: 10)
        #expect(fixed.interval().low == 1 && fixed.interval().high == 1)
        #expect(fixed.pValue(.greater, bound: 0.5) == 0 && fixed.pValue(.less, bound: 0.5) == 1)
        #expect(fixed.pValue(.greater, bound: 1) == 1 && fixed.pValue(.less, bound: 1) == 1)
    }
}
