import Foundation
import Networks
import Theory

/// What theory says of the growth of the squared gradient norm, step by step as `GradientGrowth` measures it. Derivations:
/// docs/science.md, "Closed forms".
package struct GradientPrediction {
    /// g_l = ‖g_l‖² / ‖g_{l+1}‖², one for each of the growth's steps.
    package let factors: [Double]

    /// nil for a normalizer without a closed form.
    package init?(_ ensemble: Ensemble, _ growth: GradientGrowth) {
        let layers = Self.layers(of: ensemble)
        let depth = layers.count
        let factor: (Int) -> Double?
        switch ClosedForms.of(ensemble.network.normalizer).growth {
        case nil:
            return nil
        case .padding:
            factor = { layers[$0].paddingFactor }
        case .constant:
            factor = { _ in 1 }
        case .weights:
            factor = { layers[$0].paddingFactor * ScaledWeightStandardization.gradientGrowth }
        case .batchNorm where ensemble.network.padding == .zero:
            let inverseVariances = ensemble.curve(.inverseVariance).summary().mean
            factor = { inverseVariances[$0 - 1] * layers[$0].paddingFactor }
        case .batchNorm:
            let batch = ensemble.batch
            factor = { BatchNormMeanField(count: batch * layers[$0 - 1].positions).gradientGrowth }
        case .instanceNorm:
            factor = { layer in
                let positions = layers[layer - 1].positions
                return positions > 1 ? BatchNormMeanField.instanceNorm(positions: positions).gradientGrowth : nil
            }
        case .groupMeanField:
            guard case .size(let size) = ensemble.network.grouping else { return nil }
            factor = Self.growth(of: .groupNorm(groupSize: size), depth: depth)
        case .filterResponseMeanField:
            factor = Self.growth(of: .filterResponseNorm, depth: depth)
        }
        let factors = growth.steps.map { factor($0.layer) }
        guard factors.allSatisfy({ $0?.isFinite == true }) else { return nil }
        self.factors = factors.compactMap { $0 }
    }

    /// The norms that follow from one measured at the output of the last layer that the growth's steps reach, layer by
    /// layer from the growth's first to that one.
    package func norms(endingAt last: Double) -> [Double] {
        var norms = [last]
        for factor in factors.reversed() { norms.append(norms[norms.count - 1] * factor.squareRoot()) }
        return norms.reversed()
    }

    /// How far the mean growth over seeds lies from the theory, at the layers of stride 1.
    package func misfit(_ growth: GradientGrowth) -> Misfit? {
        let measured = growth.squaredCurve.summary(on: .logarithm).mean
        let positions = growth.steps.indices.filter { growth.steps[$0].stride == 1 }
        return Misfit(theory: positions.map { factors[$0] }, measured: positions.map { measured[$0] })
    }

    /// A convolution as its successor and padding see it.
    private struct Layer {
        let positions: Int
        /// What the padding of this convolution leaves of a squared gradient; 1 with periodic padding.
        let paddingFactor: Double
    }

    private static func layers(of ensemble: Ensemble) -> [Layer] {
        guard case .convolutional(_, let strides)? = try? ensemble.network.geometry() else {
            preconditionFailure("closed forms are for networks without skips")
        }
        return zip(ensemble.curve(.gradientNorm).heights, strides).map { side, stride in
            let convolution: PaddedConvolution = stride == 1 ? .unitStride(side: side) : .strideTwo(outputSide: side)
            return Layer(
                positions: side * side,
                paddingFactor: ensemble.network.padding == .zero ? convolution.gradientFactor : 1)
        }
    }

    private static func growth(of field: GroupMeanField, depth: Int) -> (Int) -> Double? {
        let predictions = field.layers(depth)
        return { predictions[$0 - 1].gradientGrowth }
    }
}

extension GradientGrowth {
    /// The name of `squaredCurve`'s quantity in data files.
    package static let squaredName = "squared-gradient-growth"

    /// g_l = exp(2 r_l), step by step.
    package var squaredCurve: LayerCurve {
        LayerCurve(
            quantity: .gradientNorm, names: steps.map { "layer\($0.layer)" }, heights: steps.map(\.side),
            values: rates.map { $0.map { exp(2 * $0) } })
    }

    package var layers: [Double] { steps.map { Double($0.layer) } }
}
