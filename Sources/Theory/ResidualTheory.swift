import Foundation

/// How a residual network's stream grows with the block, by the kind of block, at initialization.
///
/// "Post-activation" blocks are y ← relu(y + f(y)), with two convolutions in f. Channels, samples and positions are
/// taken not to correlate. docs/science.md, "Residual blocks", derives each recursion; here each is propagated exactly,
/// as a law or as moments.
package enum ResidualTheory: Hashable, Sendable {
    /// Post-activation, branch normalized to variance 1: f ~ N(0, 1), a random walk reflected at zero
    /// (D. Lindley, 1952).
    ///
    /// The identity of F. Spitzer (1956) has its moments: after n steps E y = Σ_{k≤n} 1/√(2πk) and
    /// E y² = n/2 + Σ_{j+k≤n} 1/(2π√(jk)). The variance grows by 1 − 2/π = 0.363 a block in the end, not by 1.
    case normalized
    /// Post-activation, He weights, no normalizer: f ~ N(0, 2E y²).
    case plain
    /// Post-activation, Scaled Weight Standardization: f ~ N(0, gain² Var y).
    case scaledWeightStandardization
    /// Post-activation, Weight Normalization with the scaled rectifier, also after the addition.
    case weightNormalization
    /// The same with the branch multiplied by zero: y ← gain (relu(y) − 1/√2π).
    case weightNormalizationSkipInit
    /// Weight Normalization, the scaled rectifier on the branch only: y ← y + f(y).
    case branchWeightNormalization
    /// The same with the branch multiplied by zero: y stays as it is.
    case branchWeightNormalizationSkipInit

    /// The stream after the opening layer (element 0) and after each of `blocks` blocks.
    ///
    /// - Parameters:
    ///   - blocks: 0 or more.
    ///   - openingVariance: the variance of what the opening layer rectifies. 1 for the network's opening; 2 for the
    ///     first block of a later stage, where a normalized shortcut and a normalized branch meet and the walk starts
    ///     anew.
    package func moments(blocks: Int, openingVariance: Double = 1) -> [StreamMoments] {
        precondition(blocks >= 0, "a number of blocks is not negative: \(blocks)")
        precondition(openingVariance > 0, "the opening's variance is positive, not \(openingVariance)")
        let opening = RectifiedLaw(rectifyingNormalOfDeviation: openingVariance.squareRoot())
        switch self {
        case .normalized: return Self.rectified(opening, blocks: blocks) { _ in 1 }
        case .plain: return Self.rectified(opening, blocks: blocks) { 2 * $0.secondMoment }
        case .scaledWeightStandardization:
            return Self.rectified(opening, blocks: blocks) { RectifierGain.squared * $0.variance }
        case .weightNormalization: return Self.scaledRectified(opening, blocks: blocks)
        case .weightNormalizationSkipInit:
            return Self.skippedScaledRectified(deviation: openingVariance.squareRoot(), blocks: blocks)
        case .branchWeightNormalization:
            return Self.moments(from: Self.scaled(opening), blocks: blocks, next: Self.branchWeightNormalizationStep)
        case .branchWeightNormalizationSkipInit:
            return Self.moments(from: Self.scaled(opening), blocks: blocks) { $0 }
        }
    }

    /// The factor by which the variance grows per block in the limit; `nil` if growth is linear, 1 where there is
    /// none.
    package var limitingGrowth: Double? {
        switch self {
        case .normalized: return nil
        case .branchWeightNormalizationSkipInit: return 1
        case .weightNormalizationSkipInit: return RectifierGain.squared
        default:
            let variances = moments(blocks: 40).map(\.variance)
            return variances[40] / variances[39]
        }
    }

    /// The variance that a normalized branch adds per block once the start is forgotten, 1 − (2/π) r: of the branch's
    /// second moment, 1, the mean of the reflected walk takes the part 2/π, if the branch's size s is the same
    /// everywhere. Where it differs persistently between places, each place walks on its own scale, and r = (E s)² / E
    /// s² is below 1.
    ///
    /// - Parameter r: in [0, 1]; 1 where the branch's size is the same everywhere.
    package static func increment(branchEvenness r: Double) -> Double { 1 - 2 / Double.pi * r }

    /// Opening and successors under a recursion of moments.
    private static func moments(
        from opening: StreamMoments, blocks: Int, next: (StreamMoments) -> StreamMoments
    ) -> [StreamMoments] {
        var stream = opening
        return [opening]
            + (0..<blocks).map { _ in
                stream = next(stream)
                return stream
            }
    }

    /// y ← relu(y + f), f of the variance that `branchVariance` finds.
    private static func rectified(
        _ opening: RectifiedLaw, blocks: Int, branchVariance: (RectifiedLaw) -> Double
    ) -> [StreamMoments] {
        var law = opening
        func moments() -> StreamMoments { StreamMoments(mean: law.mean, secondMoment: law.secondMoment) }
        return [moments()]
            + (0..<blocks).map { _ in
                law = RectifiedLaw(
                    rectifying: law, gain: 1, offset: 0, noiseDeviation: branchVariance(law).squareRoot())
                return moments()
            }
    }

    /// gain (x − 1/√2π) for rectified x.
    private static func scaled(_ law: RectifiedLaw) -> StreamMoments {
        scaled(mean: law.mean, secondMoment: law.secondMoment)
    }

    /// gain (x − 1/√2π) for x of the given moments.
    private static func scaled(mean: Double, secondMoment: Double) -> StreamMoments {
        let centred =
            secondMoment - 2 * RectifierGain.rectifiedMean * mean + RectifierGain.rectifiedMean
            * RectifierGain.rectifiedMean
        return StreamMoments(
            mean: RectifierGain.value * (mean - RectifierGain.rectifiedMean),
            secondMoment: RectifierGain.squared * centred)
    }

    /// y ← gain (relu(y + f) − 1/√2π), f ~ N(0, q'(E y²)): the branch's first layer maps the second moment, its last
    /// convolution keeps it.
    private static func scaledRectified(_ opening: RectifiedLaw, blocks: Int) -> [StreamMoments] {
        var law = opening
        return [scaled(law)]
            + (0..<blocks).map { _ in
                let branch = WeightNormalization.secondMomentMap(scaled(law).secondMoment)
                law = RectifiedLaw(
                    rectifying: law, gain: RectifierGain.value,
                    offset: RectifierGain.value * RectifierGain.rectifiedMean,
                    noiseDeviation: branch.squareRoot())
                return scaled(law)
            }
    }

    /// y ← gain (relu(y) − 1/√2π) stays a rectified affine function of the opening's normal variable.
    private static func skippedScaledRectified(deviation: Double, blocks: Int) -> [StreamMoments] {
        (0...blocks).map { block in
            var (slope, shift) = (deviation, 0.0)
            for _ in 0..<block {
                shift = RectifierGain.value * (shift + RectifierGain.rectifiedMean)
                slope *= RectifierGain.value
            }
            return scaled(
                mean: GaussianMoments.rectifiedMean(mean: -shift, deviation: slope),
                secondMoment: GaussianMoments.rectifiedSecondMoment(mean: -shift, deviation: slope))
        }
    }

    /// y ← y + f: the branch's output is a scaled rectifier of a normal variable of variance q'(E y²); means add, and
    /// so do variances.
    private static func branchWeightNormalizationStep(_ stream: StreamMoments) -> StreamMoments {
        let variance = WeightNormalization.secondMomentMap(stream.secondMoment)
        let deviation = variance.squareRoot()
        let branch = scaled(
            mean: GaussianMoments.rectifiedMean(mean: 0, deviation: deviation),
            secondMoment: GaussianMoments.rectifiedSecondMoment(mean: 0, deviation: deviation))
        let mean = stream.mean + branch.mean
        return StreamMoments(mean: mean, secondMoment: stream.variance + branch.variance + mean * mean)
    }
}
