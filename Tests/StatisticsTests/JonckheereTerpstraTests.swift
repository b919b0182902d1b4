import Testing

@testable import Statistics

@Suite struct JonckheereTerpstraTests {
    @Test func agreesWithTheTextbookFormula() throws {
        for expected in try StatisticsFixture.load().jonckheere {
            let test = try JonckheereTerpstra(groups: expected.groups)
            #expect(test.statistic == expected.statistic && test.expectation == expected.expectation)
            #expect(agrees(test.variance, expected.variance), "\(expected.name)")
            #expect(agrees(test.pValue(.greater), expected.greater), "\(expected.name)")
            #expect(agrees(test.pValue(.less), expected.less), "\(expected.name)")
            #expect(agrees(test.pValue(.twoSided), expected.twoSided), "\(expected.name)")
        }
    }

    @Test func permutationAgreesWithEnumerationAndSampling() throws {
        for expected in try StatisticsFixture.load().jonckheere {
            let test = try JonckheereTerpstra(groups: expected.groups)
            let tails: [(Alternative, Double)] = [
                (.greater, expected.permutationGreater), (.less, expected.permutationLess),
                (.twoSided, expected.permutationTwoSided),
            ]
            for (alternative, pValue) in tails {
                let result = test.permutationTest(alternative, using: PermutationTest(draws: 4_000))
                #expect(result.isExact == expected.exact && result.statistic == expected.statistic)
                // Five standard errors of the difference of 4,000 draws here and 20,000 there, and the added one.
                let error =
                    expected.exact ? 1e-12 : 5 * (pValue * (1 - pValue) * (1 / 4e3 + 1 / 2e4)).squareRoot() + 1e-3
                #expect(abs(result.pValue - pValue) <= error, "\(expected.name) \(alternative)")
            }
        }
    }

    @Test func illegalGroupsAreNamed() {
        #expect(throws: StatisticsError.tooFewValues(count: 1, needed: 2)) {
            try JonckheereTerpstra(groups: [[1, 2]])
        }
        #expect(throws: StatisticsError.emptyGroup(index: 1)) { try JonckheereTerpstra(groups: [[1], []]) }
        #expect(throws: StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)) {
            try JonckheereTerpstra(groups: [[1, 1], [1]])
        }
    }
}
