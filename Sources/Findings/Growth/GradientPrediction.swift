import Foundation
import Networks
import Theory

/// The theoretical prediction of the growth of the squared gradient norm, for the same steps that `GradientGrowth`
/// measures. The derivations are in docs/science.md, "Closed forms".
package struct GradientPrediction {
    /// The predicted ratio ‖g_l‖² / ‖g_{l+1}‖² for each step.
    package let factors: [Double]

    /// Computes the prediction for an ensemble's network at the steps of its measured growth. The result is nil if the
    /// normalizer has no closed form, or if the form is undefined at one of the steps.
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
                return positions > 1 ? InstanceNormMeanField(positions: positions).gradientGrowth : nil
            }
        case .groupMeanField:
            guard case .size(let size) = ensemble.network.grouping else { return nil }
            factor = Self.growth(of: .groupNorm(groupSize: size), depth: depth)
        case .filterResponseMeanField:
            factor = Self.growth(of: .filterResponseNorm, depth: depth)
        case .linearStatistics(let chain):
            guard let layers = chain.layers(depth, groupSize: ensemble.network.groupSize) else { return nil }
            factor = { layers[$0 - 1].gradientGrowth }
        }
        let factors = growth.steps.map { factor($0.layer) }
        guard factors.allSatisfy({ $0?.isFinite == true }) else { return nil }
        self.factors = factors.compactMap { $0 }
    }

    /// The predicted gradient norms from the first step's layer to the layer after the last step.
    ///
    /// - Parameter last: the norm measured at that last layer, from which the others follow.
    package func norms(endingAt last: Double) -> [Double] {
        var norms = [last]
        for factor in factors.reversed() { norms.append(norms[norms.count - 1] * factor.squareRoot()) }
        return norms.reversed()
    }

    /// The deviation of the measured growth, as a geometric mean over seeds, from the prediction at the layers of
    /// stride 1.
    package func misfit(_ growth: GradientGrowth) -> Misfit? {
        let measured = growth.squaredCurve.summary(on: .logarithm).mean
        let positions = growth.steps.indices.filter { growth.steps[$0].stride == 1 }
        return Misfit(theory: positions.map { factors[$0] }, measured: positions.map { measured[$0] })
    }

    /// The properties of a convolution that the growth depends on.
    private struct Layer {
        /// Positions of its output's feature map.
        let positions: Int
        /// The fraction of the squared gradient that remains after this convolution's padding; 1 with periodic padding.
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
    /// The name of the values of `squaredCurve` in data files.
    package static let squaredName = "squared-gradient-growth"

    /// The measured ratios ‖g_l‖² / ‖g_{l+1}‖² = exp(2 r_l) as a curve over the steps.
    package var squaredCurve: LayerCurve {
        LayerCurve(
            quantity: .gradientNorm, names: steps.map { "layer\($0.layer)" }, heights: steps.map(\.side),
            values: rates.map { $0.map { exp(2 * $0) } })
    }

    /// The layer numbers l of the steps, as abscissae.
    package var layers: [Double] { steps.map { Double($0.layer) } }
}

extension NetworkSpecification {
    /// Channels per group; nil if there are no groups, or if a number of groups makes their size differ.
    var groupSize: Int? {
        guard case .size(let size) = grouping else { return nil }
        return size
    }
}
