import Foundation

@testable import Theory

/// The forward pass of a wide random network of zero-padded 3×3 convolutions, position by position.
///
/// Where taps are missing a position has a smaller variance and, under a rectifier, another mean: every sample gets the
/// same spatial pattern. The kernels of one sample and of two, over pairs of positions p, p', pass a layer as
///
/// K'(p, p') = Σ_δ K(p + δ, p' + δ)/9 · (2, gain² or 1), zeros outside the map,
///
/// less the product of the means under weights that sum to zero (Scaled Weight Standardization), or centred over
/// positions and samples and divided by the mean variance (BatchNorm on an infinite batch); then through the rectifier,
/// √(K'(p, p) K'(p', p')) κ(·)/2 (Y. Cho, L. Saul, 2009; over positions as in R. Novak et al., 2019, and A.
/// Garriga-Alonso et al., 2019). BatchNorm's σ is taken as the same in every channel. On small maps it is not: the
/// cosine is then too high, by 0.07 on 2×2 maps. docs/science.md, "Zero padding".
struct BorderedMeanField: Hashable, Sendable {
    /// The operations between two convolutions, and the distribution of the weights.
    enum Form: Hashable, Sendable {
        /// He weights, no normalizer.
        case plain
        /// He weights, BatchNorm on an infinite batch.
        case batchNorm
        /// Weights of zero mean over the whole fan-in.
        case scaledWeightStandardization
        /// Filters of length 1, scaled rectifier.
        case weightNormalization
    }

    /// The height H of the layer's output.
    let side: Int
    /// The root of the pre-activations' mean variance over the map; the σ by which BatchNorm divides.
    let deviation: Double
    /// The mean square of the activations.
    let secondMoment: Double
    /// The cosine similarity of the activations of two samples.
    let cosine: Double

    /// The layers that follow a first one whose activations are white but for what all samples share.
    ///
    /// The first layer's pre-activations have variance 1 at every position. The work grows with the fourth power of the
    /// side.
    ///
    /// - Parameters:
    ///   - form: of every layer.
    ///   - convolutions: those after the first layer, each reading the output of the one before. An output of stride 2
    ///     has half the side of its input.
    ///   - cosine: the similarity of the first layer's activations, in [0, 1].
    static func layers(
        _ form: Form, convolutions: [PaddedConvolution], after cosine: Double
    ) -> [BorderedMeanField] {
        precondition((0...1).contains(cosine), "a start's similarity lies in [0, 1]: \(cosine)")
        guard let first = convolutions.first else { return [] }
        var state = State(form, side: first.inputSide, cosine: cosine)
        return convolutions.map { convolution in
            precondition(
                convolution.inputSide == state.same.side,
                "a convolution reads a map of \(convolution.inputSide), not of \(state.same.side)")
            return state.advance(through: convolution, form)
        }
    }

    /// Activations between two layers.
    private struct State {
        /// Of one sample, and of two.
        var same: PositionKernel
        var cross: PositionKernel
        /// The mean over channels, by position.
        var means: [Double]

        init(_ form: Form, side: Int, cosine: Double) {
            let square = form == .weightNormalization ? 1 : 0.5
            same = PositionKernel(side: side, diagonal: square, elsewhere: square * cosine)
            cross = PositionKernel(side: side, diagonal: square * cosine, elsewhere: square * cosine)
            means = [Double](repeating: RectifierGain.rectifiedMean, count: side * side)
        }

        mutating func advance(through convolution: PaddedConvolution, _ form: Form) -> BorderedMeanField {
            convolve(form)
            if case .strideTwo = convolution { (same, cross) = (same.strided(), cross.strided()) }
            if form == .batchNorm { centre() }
            let variance = same.secondMoment
            if form == .batchNorm {
                same = same.mapped { $2 / variance }
                cross = cross.mapped { $2 / variance }
            }
            rectify(form)
            let square = same.secondMoment
            return BorderedMeanField(
                side: same.side, deviation: variance.squareRoot(), secondMoment: square,
                cosine: cross.secondMoment / square)
        }

        private mutating func convolve(_ form: Form) {
            (same, cross) = (same.tapMean(), cross.tapMean())
            switch form {
            case .plain, .batchNorm:
                same = same.mapped { 2 * $2 }
                cross = cross.mapped { 2 * $2 }
            case .scaledWeightStandardization:
                let common = Self.tapMean(means)
                let removed = { (first: Int, second: Int, value: Double) in
                    RectifierGain.squared * (value - common[first] * common[second])
                }
                (same, cross) = (same.mapped(removed), cross.mapped(removed))
            case .weightNormalization: break
            }
        }

        /// Removes the mean over samples and positions, which two samples' kernel carries.
        private mutating func centre() {
            let rows = cross.rowMeans
            let total = rows.reduce(0, +) / Double(rows.count)
            let centred = { (first: Int, second: Int, value: Double) in value - rows[first] - rows[second] + total }
            (same, cross) = (same.mapped(centred), cross.mapped(centred))
        }

        private mutating func rectify(_ form: Form) {
            let deviations = same.diagonal.map { $0.squareRoot() }
            means = deviations.map { RectifierGain.rectifiedMean * $0 }
            let means = means
            let rectified = { (first: Int, second: Int, value: Double) in
                let scale = deviations[first] * deviations[second]
                let product = scale > 0 ? scale * ArcCosineKernel.map(value / scale) / 2 : 0
                guard form == .weightNormalization else { return product }
                let m = RectifierGain.rectifiedMean
                return RectifierGain.squared * (product - m * (means[first] + means[second]) + m * m)
            }
            (same, cross) = (same.mapped(rectified), cross.mapped(rectified))
        }

        /// The mean over the nine taps of one value per position, with zeros outside the map.
        private static func tapMean(_ values: [Double]) -> [Double] {
            let side = Int(Double(values.count).squareRoot().rounded())
            return values.indices.map { index in
                let (row, column) = (index / side, index % side)
                var sum = 0.0
                for y in max(row - 1, 0)...min(row + 1, side - 1) {
                    for x in max(column - 1, 0)...min(column + 1, side - 1) { sum += values[y * side + x] }
                }
                return sum / 9
            }
        }
    }
}

extension PaddedConvolution {
    /// The side of the map that it reads.
    var inputSide: Int {
        switch self {
        case .unitStride(let side): side
        case .strideTwo(let outputSide): 2 * outputSide
        }
    }
}
