import Testing

@testable import Theory

@Suite struct ScaledWeightStandardizationTests {
    @Test func correlationsAndGradientsAreBatchNormsInTheLimit() {
        #expect(ScaledWeightStandardization.cosine == BatchNormMeanField.infinite.cosine)
        #expect(ScaledWeightStandardization.gradientGrowth == BatchNormMeanField.infinite.gradientGrowth)
    }
}
