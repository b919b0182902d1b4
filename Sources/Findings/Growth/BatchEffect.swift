import Foundation
import Statistics

/// What a smaller batch does to the gradients of one network: quotients of the smallest batch over the largest, on the
/// same seeds, as geometric means with t-intervals.
package struct BatchEffect {
    /// Of the norm at the first convolution. The mean over a batch alone makes it √(large / small).
    package let rawNorm: TTest
    /// Of that norm times √N, which the mean over the batch leaves as it is.
    package let rescaledNorm: Estimate
    /// Of the first convolution's norm over the last one's: the explosion.
    package let explosion: Estimate

    package init(smallest: Ensemble, largest: Ensemble) throws {
        let ratios = zip(smallest.firstGradientNorms, largest.firstGradientNorms).map { $0 / $1 }
        let raw = try TTest(Sample(ratios), on: .logarithm)
        let scale = (Double(smallest.batch) / Double(largest.batch)).squareRoot()
        rawNorm = raw
        rescaledNorm = raw.estimate().mapped { $0 * scale }
        explosion = try PairedSample(smallest.explosions, largest.explosions).meanRatio()
    }
}

extension Ensemble {
    /// The gradient norm at the first convolution, a number a seed.
    package var firstGradientNorms: [Double] { curve(.gradientNorm).layer(0) }

    /// The first convolution's gradient norm over the last one's, a number a seed.
    package var explosions: [Double] {
        let curve = curve(.gradientNorm)
        return zip(curve.layer(0), curve.layer(curve.layerCount - 1)).map { $0 / $1 }
    }
}
