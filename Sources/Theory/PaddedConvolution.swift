/// The properties of a 3×3 convolution with padding 1 that determine the effect of its border.
package enum PaddedConvolution: Hashable, Sendable {
    /// Stride 1 on a map of the given side.
    case unitStride(side: Int)
    /// Stride 2, the output having the given side.
    case strideTwo(outputSide: Int)

    /// The fraction of a squared gradient that remains in spite of the border: P_H with stride 1, ((3h − 1)/3h)² with
    /// stride 2.
    ///
    /// BatchNorm's growth is this factor of the convolution that follows, times the *measured* mean of 1/σ².
    package var gradientFactor: Double {
        switch self {
        case .unitStride(let side): ZeroPadding.iteratedFactor(side: side)
        case .strideTwo(let outputSide): ZeroPadding.stridedFactor(outputSide: outputSide)
        }
    }
}
