import Foundation
import Statistics

/// How the norm of the loss gradient grows from one convolution's output to that of the convolution before it, in a
/// network without skips: r_l = ln(‖g_l‖ / ‖g_{l+1}‖) for layers l = 3 ... L - 2 of L.
///
/// The layers at both ends are left out: the first two still see the images' own statistics, the last two the
/// classifier's. Everything is a number a seed, so that experiments can pair seeds and choose their own intervals.
package struct GradientGrowth: Sendable {
    /// One ratio of neighbouring norms.
    package struct Step: Hashable, Sendable {
        /// l, from 1.
        package let layer: Int
        /// Rows of layer l's map.
        package let side: Int
        /// Of layer l's own convolution.
        package let stride: Int
    }

    package let steps: [Step]
    /// r_l by seed, then by step.
    package let rates: [[Double]]

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

    /// λ, a number a seed: the mean of r_l over the layers whose own convolution has stride 1, which is the growth's
    /// exponent. At a layer of stride 2 what padding takes forward and backward does not cancel.
    package var exponents: [Double] { exponents { _ in true } }

    /// λ over some of the layers of stride 1; NaN where there are none.
    package func exponents(where isChosen: (Step) -> Bool) -> [Double] {
        let positions = steps.indices.filter { steps[$0].stride == 1 && isChosen(steps[$0]) }
        return rates.map { rates in positions.reduce(0) { $0 + rates[$1] } / Double(positions.count) }
    }

    /// λ over the layers of stride 1 on maps of one size.
    package func exponents(side: Int) -> [Double] { exponents { $0.side == side } }

    /// The sides of the maps that have layers of stride 1, the largest first.
    package var sides: [Int] { Set(steps.filter { $0.stride == 1 }.map(\.side)).sorted(by: >) }

    /// T, a number a seed: the sum of r_l over all layers, stride 2 included.
    package var totals: [Double] { rates.map { $0.reduce(0, +) } }

    /// The mean of λ over seeds, with its t-interval.
    package func exponent() throws -> Estimate { try exponentTest().estimate() }

    /// The test of λ's mean over seeds.
    package func exponentTest() throws -> TTest { try TTest(Sample(exponents)) }
}
