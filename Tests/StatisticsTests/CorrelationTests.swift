import Testing

@testable import Statistics

@Suite struct CorrelationTests {
    @Test func coefficientsAndRanksAgreeWithSciPy() throws {
        for expected in try StatisticsFixture.load().correlations {
            let sample = try PairedSample(expected.x, expected.y)
            #expect(Ranks.midranks(of: expected.y) == expected.midranks)
            let pearson = try #require(Correlation.pearson.coefficient(of: sample))
            let spearman = try #require(Correlation.spearman.coefficient(of: sample))
            #expect(agrees(pearson, expected.pearson.coefficient), "\(expected.name)")
            #expect(agrees(spearman, expected.spearman.coefficient), "\(expected.name)")
        }
    }

    @Test func spearmanIsBlindToMonotoneScales() throws {
        let x = [0.1, 0.7, 0.3, 0.9]
        let sample = try PairedSample(x, x.map { $0 * $0 * $0 })
        #expect(agrees(try #require(Correlation.spearman.coefficient(of: sample)), 1))
        #expect(try #require(Correlation.pearson.coefficient(of: sample)) < 0.99)
    }

    @Test(arguments: Correlation.allCases)
    func aConstantColumnHasNoCoefficient(correlation: Correlation) throws {
        #expect(correlation.coefficient(of: try PairedSample([0.1, 0.1, 0.1], [1, 2, 3])) == nil)
        #expect(correlation.coefficient(of: try PairedSample([1, 2, 3], [0.1, 0.1, 0.1])) == nil)
    }

    @Test func noValuesHaveNoRanks() {
        #expect(Ranks.midranks(of: []) == [])
    }
}
