import Testing

@testable import Theory

@Suite struct PaddedConvolutionTests {
    @Test func strideTwoReadsTwiceItsSide() {
        #expect(PaddedConvolution.unitStride(side: 8).inputSide == 8)
        #expect(PaddedConvolution.strideTwo(outputSide: 8).inputSide == 16)
    }

    @Test func eachStrideHasItsFactor() {
        #expect(PaddedConvolution.unitStride(side: 8).gradientFactor == ZeroPadding.iteratedFactor(side: 8))
        #expect(PaddedConvolution.strideTwo(outputSide: 8).gradientFactor == ZeroPadding.stridedFactor(outputSide: 8))
        // A flat map of 16 gives up 3·8 − 1 of 3·8 taps a line to an output of 8.
        #expect(abs(PaddedConvolution.strideTwo(outputSide: 8).gradientFactor - 529.0 / 576) < 1e-15)
    }
}
