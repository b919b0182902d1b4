import Testing

@testable import Theory

@Suite struct RectifierGainTests {
    @Test func gainIsTheInverseDeviationOfARectifiedNormal() {
        #expect(prints(RectifierGain.value, as: 1.7129, decimals: 4))
        let mean = GaussianMoments.rectifiedMean(mean: 0, deviation: 1)
        let variance = GaussianMoments.rectifiedSecondMoment(mean: 0, deviation: 1) - mean * mean
        #expect(abs(RectifierGain.rectifiedMean - mean) < 1e-15)
        #expect(abs(RectifierGain.squared * variance - 1) < 1e-14)
    }
}
