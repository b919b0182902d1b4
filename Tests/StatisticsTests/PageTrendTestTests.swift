import Testing

@testable import Statistics

@Suite struct PageTrendTestTests {
    @Test func agreesWithSciPyAndEnumeration() throws {
        for expected in try HypothesisTestsFixture.load().page {
            let test = try PageTrendTest(SeedTable(expected.blocks))
            #expect(test.statistic == expected.statistic && test.expectation == expected.expectation)
            #expect(agrees(test.variance, expected.variance), "\(expected.name)")
            #expect(test.isExact == expected.exact)
            // Relative: a clear trend's p-value is tiny.
            #expect(abs(test.pValue(.greater) / expected.greater - 1) < 1e-10, "\(expected.name)")
            #expect(abs(test.pValue(.less) / expected.less - 1) < 1e-10, "\(expected.name)")
        }
    }

    @Test func onlyTheOrderWithinASeedCounts() throws {
        let blocks = [[0.3, 0.2, 0.5, 0.6], [0.1, 0.4, 0.3, 0.8], [0.7, 0.6, 0.8, 0.9]]
        let test = try PageTrendTest(SeedTable(blocks))
        let moved = try PageTrendTest(
            SeedTable(
                blocks.enumerated().map { seed, row in
                    row.map { Double(seed) * 100 + $0 * $0 * $0 }
                }))
        #expect(test == moved)
    }

    /// All ten seeds in order: one arrangement of 7!¹⁰.
    @Test func aPerfectTrendHasTheSmallestPValue() throws {
        let test = try PageTrendTest(SeedTable(Array(repeating: (1...7).map(Double.init), count: 10)))
        var arrangements = 1.0
        for _ in 0..<10 { arrangements *= 5_040 }
        #expect(abs(test.pValue(.greater) * arrangements - 1) < 1e-10)
        #expect(test.pValue(.less) == 1)
    }

    @Test func aReversedOrderExchangesTheTails() throws {
        for count in [8, 9] {
            let blocks = (0..<4).map { seed in (0..<count).map { Double(($0 * (seed + 2)) % 11) } }
            let test = try PageTrendTest(SeedTable(blocks))
            let reversed = try PageTrendTest(SeedTable(blocks.map { Array($0.reversed()) }))
            #expect(agrees(test.pValue(.greater), reversed.pValue(.less)))
            #expect(test.isExact == (count == 8))
        }
    }

    @Test func illegalTablesAreNamed() throws {
        #expect(throws: StatisticsError.tooFewValues(count: 1, needed: 2)) {
            try PageTrendTest(SeedTable([[1], [2]]))
        }
        #expect(throws: StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)) {
            try PageTrendTest(SeedTable([[1, 1], [2, 2]]))
        }
    }
}
