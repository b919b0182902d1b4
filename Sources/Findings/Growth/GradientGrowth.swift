import Foundation
import Statistics

/// The growth of the loss gradient's norm from the output of one convolution to that of the convolution before it, in a
/// network without skip connections: r_l = ln(‖g_l‖ / ‖g_{l+1}‖) for layers l = 3 ... L - 2 of L.
///
/// The two layers at each end are left out: the first two reflect the statistics of the images, the last two those of
/// the classifier. Every result is given per seed, so that experiments can pair seeds and choose their own intervals.
package struct GradientGrowth: Sendable {
    /// The position of one ratio of neighbouring norms.
    package struct Step: Hashable, Sendable {
        /// The layer l, from 1.
        package let layer: Int
        /// The height of the feature map of layer l, in pixels.
        package let side: Int
        /// The stride of the convolution of layer l.
        package let stride: Int
    }

    /// The positions of the ratios, in forward order.
    package let steps: [Step]
    /// r_l, indexed by seed, then by step.
    let rates: [[Double]]

    /// Computes the growth in an ensemble of a network without skip connections.
    ///
    /// - Throws: `MeasurementError.notPositive` where a gradient norm is zero or undefined, `.tooShallow` below five
    ///   layers.
    package init(_ ensemble: Ensemble) throws {
        guard case .convolutional(_, let strides) = try ensemble.network.geometry() else {
            preconditionFailure("gradients are compared layer by layer in networks without skips only")
        }
        let depth = strides.count
        guard depth >= 5 else { throw MeasurementError.tooShallow(layers: depth, needed: 5) }
        let curve = ensemble.curve(.gradientNorm)
        precondition(curve.layerCount == depth, "\(curve.layerCount) gradient norms of \(depth) convolutions")
        let layers = 3...(depth - 2)
        steps = layers.map { Step(layer: $0, side: curve.heights[$0 - 1], stride: strides[$0 - 1]) }
        rates = try zip(ensemble.seeds, curve.values).map { seed, norms in
            let logarithms = try norms.enumerated().map { index, norm in
                guard let norm, norm > 0, norm.isFinite else {
                    throw MeasurementError.notPositive(.gradientNorm, value: norm, layer: index + 1, seed: seed)
                }
                return log(norm)
            }
            return layers.map { logarithms[$0 - 1] - logarithms[$0] }
        }
    }

    /// λ, one number per seed: the mean of r_l over the layers of stride 1, which is the exponent of the growth. Layers
    /// of stride 2 are left out because there the forward and backward effects of padding do not cancel.
    package var exponents: [Double] { exponents { _ in true } }

    /// λ over the chosen layers of stride 1, one number per seed; NaN if there are none.
    package func exponents(where isChosen: (Step) -> Bool) -> [Double] {
        let positions = steps.indices.filter { steps[$0].stride == 1 && isChosen(steps[$0]) }
        return rates.map { rates in positions.reduce(0) { $0 + rates[$1] } / Double(positions.count) }
    }

    /// λ over the layers of stride 1 whose feature maps have a given height, one number per seed.
    package func exponents(side: Int) -> [Double] { exponents { $0.side == side } }

    /// The heights of the feature maps that have layers of stride 1, in descending order.
    package var sides: [Int] { Set(steps.filter { $0.stride == 1 }.map(\.side)).sorted(by: >) }

    /// T, one number per seed: the sum of r_l over all steps, including layers of stride 2.
    var totals: [Double] { rates.map { $0.reduce(0, +) } }

    /// The mean of λ over seeds with its t-interval.
    ///
    /// - Throws: `StatisticsError` where there are fewer than two seeds.
    package func exponent() throws -> Estimate { try exponentTest().estimate() }

    /// The test of λ's mean over seeds.
    package func exponentTest() throws -> TTest { try TTest(Sample(exponents)) }
}
