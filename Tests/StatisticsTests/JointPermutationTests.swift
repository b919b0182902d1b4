import Testing

@testable import Statistics

@Suite struct JointPermutationTests {
    @Test func agreesWithEnumerationAndSampling() throws {
        for expected in try HypothesisTestsFixture.load().joint {
            let groups = try expected.groups.map { try PairedSample($0[0], $0[1]) }
            let joint = try JointPermutation(groups)
            #expect(agrees(joint.coefficients, expected.coefficients), "\(expected.name)")
            let tails: [(Alternative, Double)] = [
                (.less, expected.less), (.greater, expected.greater), (.twoSided, expected.twoSided),
            ]
            for (alternative, pValue) in tails {
                let result = joint.test(alternative)
                #expect(result.isExact == expected.exact)
                #expect(agrees(result.statistic, joint.statistic))
                // Exact, or five standard errors of a proportion from 10,000 draws and the added one.
                let error = expected.exact ? 1e-12 : 5 * (pValue * (1 - pValue) / 1e4).squareRoot() + 2e-4
                #expect(abs(result.pValue - pValue) <= error, "\(expected.name) \(alternative)")
            }
        }
    }

    @Test func oneGroupIsTheOrdinaryTest() throws {
        let sample = try PairedSample([1, 5, 3, 9, 7, 2, 4, 8, 6, 10], [2, 1, 8, 5, 9, 3, 4, 6, 7, 10])
        let joint = try JointPermutation([sample], correlation: .pearson).test(.greater)
        let ordinary = try #require(PermutationTest().test(.pearson, of: sample, alternative: .greater))
        #expect(joint.pValue == ordinary.pValue && joint.arrangements == ordinary.arrangements)
    }

    /// The same group three times over is no more evidence than once: that is what a joint permutation is for.
    @Test func copiesOfAGroupAddNoEvidence() throws {
        let sample = try PairedSample([1, 2, 3, 4, 5, 6], [6, 4, 5, 1, 3, 2])
        let once = try JointPermutation([sample]).test(.less)
        let thrice = try JointPermutation([sample, sample, sample]).test(.less)
        #expect(once.pValue == thrice.pValue)
    }

    @Test func aSampledPValueIsNeverZero() throws {
        let x = (0..<12).map(Double.init)
        let sample = try PairedSample(x, x)
        let result = try JointPermutation([sample, sample]).test(.greater, using: PermutationTest(draws: 99))
        #expect(result.pValue == 0.01 && !result.isExact && agrees(result.statistic, 1))
    }

    @Test func aConstantColumnIsNamed() throws {
        let constant = try PairedSample([1, 2, 3], [4, 4, 4])
        #expect(throws: StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)) {
            try JointPermutation([PairedSample([1, 2, 3], [4, 5, 6]), constant])
        }
    }
}
