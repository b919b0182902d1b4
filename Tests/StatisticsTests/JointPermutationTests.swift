import Testing

@testable import Statistics

@Suite struct JointPermutationTests {
    @Test func agreesWithEnumerationAndSampling() throws {
        for expected in try HypothesisTestsFixture.load().joint {
            let groups = try expected.groups.map { try PairedSample($0[0], $0[1]) }
            let joint = try JointPermutation(groups)
            #expect(agrees(joint.coefficients, expected.coefficients), "\(expected.name)")
            let tails: [(Alternative, Double)] = [
                (.less, expected.less), (.greater, expected.greater),
            ]
            for (alternative, pValue) in tails {
                // Exact, or five standard errors of a proportion from 10,000 draws and the added one.
                let error = expected.exact ? 1e-12 : 5 * (pValue * (1 - pValue) / 1e4).squareRoot() + 2e-4
                #expect(abs(joint.pValue(alternative) - pValue) <= error, "\(expected.name) \(alternative)")
            }
        }
    }

    @Test func oneGroupIsTheOrdinaryTest() throws {
        let sample = try PairedSample([1, 5, 3, 9, 7, 2, 4, 8, 6, 10], [2, 1, 8, 5, 9, 3, 4, 6, 7, 10])
        let joint = try JointPermutation([sample], correlation: .pearson).pValue(.greater)
        let ordinary = try #require(PermutationTest().pValue(.pearson, of: sample, .greater))
        #expect(joint == ordinary)
    }

    /// The same group three times over is no more evidence than once: that is what a joint permutation is for.
    @Test func copiesOfAGroupAddNoEvidence() throws {
        let sample = try PairedSample([1, 2, 3, 4, 5, 6], [6, 4, 5, 1, 3, 2])
        let once = try JointPermutation([sample]).pValue(.less)
        let thrice = try JointPermutation([sample, sample, sample]).pValue(.less)
        #expect(once == thrice)
    }

    @Test func aSampledPValueIsNeverZero() throws {
        let x = (0..<12).map(Double.init)
        let sample = try PairedSample(x, x)
        let joint = try JointPermutation([sample, sample])
        #expect(joint.pValue(.greater, using: PermutationTest(draws: 99)) == 0.01 && agrees(joint.statistic, 1))
    }

    @Test func aConstantColumnIsNamed() throws {
        let constant = try PairedSample([1, 2, 3], [4, 4, 4])
        #expect(throws: StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)) {
            try JointPermutation([PairedSample([1, 2, 3], [4, 5, 6]), constant])
        }
    }
}
