import Testing

@testable import Theory

@Suite struct ScaledWeightStandardizationTests {
    @Test func correlationsFollowBatchNorm() {
        #expect(ScaledWeightStandardization.correlationMap(0.3) == ArcCosineKernel.centredMap(0.3))
        #expect(WeightNormalization.correlationMap(0.3) == ArcCosineKernel.centredMap(0.3))
        #expect(WeightNormalization.cosine == 0 && prints(ScaledWeightStandardization.cosine, as: 0.318, decimals: 3))
        #expect(prints(ScaledWeightStandardization.gradientGrowth, as: 1.467, decimals: 3))
        #expect(prints(WeightNormalization.gradientGrowth, as: 1.467, decimals: 3))
    }
}
