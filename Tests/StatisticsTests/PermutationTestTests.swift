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
                let joint = try JointPermutation([sample], correlation: correlation)
                #expect(agrees(joint.statistic, outcome.coefficient))
                let tails: [(Alternative, Double)] = [(.greater, outcome.greater), (.less, outcome.less)]
                for (alternative, pValue) in tails {
                    let found = try #require(PermutationTest().pValue(correlation, of: sample, alternative))
                    // Exact, or five standard errors of a proportion from 10,000 draws and the added one.
                    let error = expected.exact ? 1e-12 : 5 * (pValue * (1 - pValue) / 1e4).squareRoot() + 2e-4
                    #expect(abs(found - pValue) <= error, "\(expected.name) \(correlation) \(alternative)")
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
            PermutationTest(draws: 99, randomSeed: 1).pValue(.pearson, of: sample, .greater))
        #expect(result == 0.01)
    }

    @Test func aConstantColumnHasNoTest() throws {
        let sample = try PairedSample([1, 1, 1], [1, 2, 3])
        #expect(PermutationTest().pValue(.spearman, of: sample, .less) == nil)
    }
}
