import Testing

@testable import Theory

@Suite struct StreamMomentsTests {
    @Test func varianceIsWhatTheMeanLeaves() {
        #expect(StreamMoments(mean: 3, secondMoment: 25).variance == 16)
        #expect(StreamMoments(mean: 0, secondMoment: 2).variance == 2)
    }
}
