import Testing

@testable import Theory

@Suite struct StreamMomentsTests {
    @Test func varianceAndCosineShareTheSecondMoment() {
        let stream = StreamMoments(mean: 3, secondMoment: 25)
        #expect(stream.variance == 16 && stream.cosine == 0.36)
        #expect(StreamMoments(mean: 0, secondMoment: 2).cosine == 0)
    }
}
