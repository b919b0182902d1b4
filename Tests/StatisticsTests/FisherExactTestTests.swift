import Testing

@testable import Statistics

@Suite struct FisherExactTestTests {
    @Test func agreesWithSciPy() throws {
        for expected in try HypothesisTestsFixture.load().fisher {
            let test = FisherExactTest(
                .init(events: expected.first[0], of: expected.first[1]),
                against: .init(events: expected.second[0], of: expected.second[1]))
            #expect(agrees(test.pValue(.less), expected.less), "\(expected.first) \(expected.second)")
            #expect(agrees(test.pValue(.greater), expected.greater), "\(expected.first) \(expected.second)")
        }
    }

    @Test func fourOfFiveAgainstNoneSuffice() {
        let none = FisherExactTest.Share(events: 0, of: 5)
        #expect(agrees(FisherExactTest(.init(events: 4, of: 5), against: none).pValue(.greater), 5 / 210.0))
        #expect(FisherExactTest(.init(events: 3, of: 5), against: none).pValue(.greater) > 0.025)
    }

    @Test func exchangedSetsExchangeTheTails() {
        let (first, second) = (FisherExactTest.Share(events: 7, of: 20), FisherExactTest.Share(events: 9, of: 13))
        let test = FisherExactTest(first, against: second)
        let exchanged = FisherExactTest(second, against: first)
        #expect(agrees(test.pValue(.less), exchanged.pValue(.greater)))
    }
}
