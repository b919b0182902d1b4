import Foundation
import Statistics

/// The effect of the batch size on the gradients of one network: ratios of the smallest batch to the largest, paired by
/// seed, as geometric means with t-intervals.
package struct BatchEffect {
    /// The ratio of the gradient norms at the first convolution. Averaging the loss over the batch alone makes it
    /// √(large / small).
    package let rawNorm: TTest
    /// The ratio of these norms times √N, where N is the batch size. Averaging over the batch does not change it.
    package let rescaledNorm: Estimate
    /// The ratio of the explosions, each the gradient norm at the first convolution over that at the last.
    package let explosion: Estimate

    /// Compares two ensembles of one network that have the same seeds. A seed of which one of two norms is undefined is left out.
    ///
    /// - Throws: `StatisticsError` where a ratio or its interval is undefined.
    package init(smallest: Ensemble, largest: Ensemble) throws {
        let ratios = zip(smallest.firstGradientNorms, largest.firstGradientNorms).map { $0 / $1 }
        let raw = try TTest(Sample(ratios.filter(\.isFinite)), on: .logarithm)
        let scale = (Double(smallest.batch) / Double(largest.batch)).squareRoot()
        rawNorm = raw
        rescaledNorm = raw.estimate().mapped { $0 * scale }
        explosion = try PairedSample(defined: smallest.explosions, largest.explosions).meanRatio()
    }
}

extension Ensemble {
    /// The gradient norm at the output of the first convolution, one number per seed; NaN where it is undefined.
    var firstGradientNorms: [Double] { curve(.gradientNorm).values.map { $0.first.flatMap(\.self) ?? .nan } }

    /// The gradient norm at the first convolution over that at the last, one number per seed; NaN where one is undefined.
    package var explosions: [Double] {
        zip(firstGradientNorms, curve(.gradientNorm).values).map { $0 / ($1.last.flatMap(\.self) ?? .nan) }
    }
}
