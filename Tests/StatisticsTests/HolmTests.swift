import Testing

@testable import Statistics

@Suite struct HolmTests {
    @Test func agreesWithTheDefinition() throws {
        let expected = try StatisticsFixture.load().holm
        #expect(agrees(Holm.adjusted(expected.pValues), expected.adjusted))
    }

    @Test func oneTestIsLeftAlone() {
        #expect(Holm.adjusted([0.03]) == [0.03])
        #expect(Holm.adjusted([]) == [])
    }

    @Test func orderIsKeptAndOneIsTheMost() {
        #expect(Holm.adjusted([0.9, 0.8]) == [1, 1])
        #expect(Holm.adjusted([0.5, 0.01]) == [0.5, 0.02])
    }
}
