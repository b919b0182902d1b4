import Testing

@testable import Theory

@Suite struct ParametricLayersTests {
    @Test func gainIsTheInverseDeviationOfARectifiedNormal() {
        #expect(prints(RectifierGain.value, as: 1.7129, decimals: 4))
        let mean = GaussianMoments.rectifiedMean(mean: 0, deviation: 1)
        let variance = GaussianMoments.rectifiedSecondMoment(mean: 0, deviation: 1) - mean * mean
        #expect(abs(RectifierGain.squared * variance - 1) < 1e-14)
    }

    @Test func oneIsAMarginalFixedPoint() {
        #expect(abs(WeightNormalization.secondMomentMap(1) - 1) < 1e-15)
        let slope =
            (WeightNormalization.secondMomentMap(1 + 1e-6) - WeightNormalization.secondMomentMap(1 - 1e-6)) / 2e-6
        #expect(abs(slope - 1) < 1e-9)
    }

    @Test func belowItCreepsAndAboveItRunsAway() {
        var (below, above) = (0.5, 1.5)
        for _ in 0..<200 {
            let next = WeightNormalization.secondMomentMap(below)
            #expect(next > below && next < 1)
            below = next
            above = WeightNormalization.secondMomentMap(above)
        }
        #expect(below > 0.9 && above > 1e20)
        #expect(prints(WeightNormalization.secondMomentMap(above) / above, as: 1.467, decimals: 3))
    }

    @Test func correlationsFollowBatchNorm() {
        #expect(ScaledWeightStandardization.correlationMap(0.3) == ArcCosineKernel.centredMap(0.3))
        #expect(WeightNormalization.correlationMap(0.3) == ArcCosineKernel.centredMap(0.3))
        #expect(WeightNormalization.cosine == 0 && prints(ScaledWeightStandardization.cosine, as: 0.318, decimals: 3))
        #expect(prints(ScaledWeightStandardization.gradientGrowth, as: 1.467, decimals: 3))
        #expect(prints(WeightNormalization.gradientGrowth, as: 1.467, decimals: 3))
    }
}
