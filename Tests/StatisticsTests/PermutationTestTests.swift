import Random
import TestRandom
import Testing

@testable import Statistics

@Suite struct PermutationTestTests {
    @Test func shufflesAreUniform() {
        var stream = RandomStream(seed: 5, purpose: .test)
        var counts = [[Int]: Int]()
        for _ in 0..<6_000 {
            var order = [0, 1, 2]
            stream.shuffle(&order)
            counts[order, default: 0] += 1
        }
        // Five standard errors of a share of one sixth of 6,000 draws.
        #expect(counts.count == 6 && counts.values.allSatisfy { abs($0 - 1_000) < 145 })
    }

    @Test func pValuesAgreeWithEnumerationAndSampling() throws {
        for expected in try StatisticsFixture.load().correlations {
            let sample = try PairedSample(expected.x, expected.y)
            let pairs: [(Correlation, StatisticsFixture.CorrelationCase.Outcome)] = [
                (.pearson, expected.pearson), (.spearman, expected.spearman),
            ]
            for (correlation, outcome) in pairs {
                let tails: [(Alternative, Double)] = [
                    (.greater, outcome.greater), (.less, outcome.less), (.twoSided, outcome.twoSided),
                ]
                for (alternative, pValue) in tails {
                    let result = try #require(
                        PermutationTest().test(correlation, of: sample, alternative: alternative))
                    #expect(result.isExact == expected.exact)
                    #expect(agrees(result.statistic, outcome.coefficient))
                    // Exact, or five standard errors of a proportion from 10,000 draws and the added one.
                    let error = expected.exact ? 1e-12 : 5 * (pValue * (1 - pValue) / 1e4).squareRoot() + 2e-4
                    #expect(abs(result.pValue - pValue) <= error, "\(expected.name) \(correlation) \(alternative)")
                }
            }
        }
    }

    @Test func everyOrderIsVisitedOnce() {
        var values = [1.0, 2, 3, 4]
        var orders = Set<[Double]>()
        var visits = 0
        PermutationTest.visitPermutations(of: &values, count: 4) { order in
            orders.insert(order)
            visits += 1
        }
        #expect(orders.count == 24 && visits == 24)
    }

    @Test func aSampledPValueIsNeverZero() throws {
        let x = (0..<12).map(Double.init)
        let sample = try PairedSample(x, x)
        let result = try #require(
            PermutationTest(draws: 99, randomSeed: 1).test(.pearson, of: sample, alternative: .greater))
        #expect(result.pValue == 0.01 && result.arrangements == 99 && !result.isExact)
    }

    @Test func aConstantColumnHasNoTest() throws {
        let sample = try PairedSample([1, 1, 1], [1, 2, 3])
        #expect(PermutationTest().test(.spearman, of: sample, alternative: .less) == nil)
    }
}
