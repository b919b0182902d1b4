/// A 3×3 convolution with padding 1, as far as its border matters.
package enum PaddedConvolution: Hashable, Sendable {
    /// Stride 1 on a map of the given side.
    case unitStride(side: Int)
    /// Stride 2, the output having the given side.
    case strideTwo(outputSide: Int)

    /// The share of a squared gradient that the border leaves.
    package var gradientFactor: Double {
        switch self {
        case .unitStride(let side): ZeroPadding.iteratedFactor(side: side)
        case .strideTwo(let outputSide): ZeroPadding.stridedFactor(outputSide: outputSide)
        }
    }

    /// The growth of the squared gradient norm through a BatchNorm layer, with its measured variance:
    /// gₗ ≈ P(convolution l + 1)/σₗ².
    ///
    /// - Parameters:
    ///   - inverseVariance: the measured mean of 1/σ² of layer l over its channels.
    ///   - next: the convolution that reads layer l's output.
    package static func batchNormGradientGrowth(inverseVariance: Double, next: PaddedConvolution) -> Double {
        precondition(inverseVariance > 0, "a mean of 1/σ² is positive: \(inverseVariance)")
        return inverseVariance * next.gradientFactor
    }
}
