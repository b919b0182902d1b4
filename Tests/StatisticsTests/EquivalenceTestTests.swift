import Testing

@testable import Statistics

@Suite struct EquivalenceTestTests {
    private let values = [1.9, 2.1, 2.05, 1.97, 2.02, 1.94, 2.08, 2.0]

    @Test func theIntervalLiesInsideWhereTheTestRejects() throws {
        let test = try TTest(Sample(values), on: .logarithm)
        let interval = test.estimate().interval
        for reach in [0.99, 0.9999, 1.0001, 1.01] {
            // Bounds as far from the middle as the interval's ends, a little less and a little more.
            let (low, high) = (2 * (interval.low / 2) / reach, 2 * (interval.high / 2) * reach)
            let equivalence = test.equivalence(low: low, high: high)
            #expect(equivalence.liesInside == (reach > 1))
            #expect((equivalence.pValue < 0.025) == equivalence.liesInside)
            #expect(!equivalence.liesOutside)
        }
    }

    @Test func theWorseSideCounts() throws {
        let equivalence = try TTest(Sample(values)).equivalence(low: 0, high: 2.01)
        #expect(equivalence.aboveLowPValue < 1e-6 && equivalence.pValue == equivalence.belowHighPValue)
        #expect(!equivalence.liesInside && !equivalence.liesOutside)
    }

    @Test func anIntervalBeyondABoundLiesOutside() throws {
        let above = try TTest(Sample(values)).equivalence(low: 1, high: 1.5)
        let below = try TTest(Sample(values)).equivalence(low: 3, high: 4)
        #expect(above.liesOutside && below.liesOutside)
        #expect(!above.liesInside && above.pValue > 0.975 && below.pValue > 0.975)
    }
}
