import Foundation

/// BatchNorm before a rectifier, at the symmetric fixed point of a wide random network.
///
/// With N values a channel (the batch; batch × positions in a convolutional network), centring gives every pair the
/// correlation c = −1/(N − 1), so the activations' cosine similarity is κ(c). The squared gradient norm grows per layer by
///
/// g(N) = [N − 2 + 2p + k] / [(1 − k)(N − 3)], k = κ(c), p = 1/4 + arcsin(c)/2π,
///
/// which is the mean of 1/σ² times what the projection of BatchNorm's backward pass leaves. It tends to π/(π − 1) = 1.467,
/// the value of G. Yang et al., A mean field theory of batch normalization, 2019. InstanceNorm is the same law with the
/// positions of one sample in place of the batch. docs/science.md, "BatchNorm" and "InstanceNorm".
package struct BatchNormMeanField: Hashable, Sendable {
    /// Values that share a mean and a variance; `nil` for infinitely many.
    package let count: Int?

    /// The limit of a large batch: cosine 1/π, growth π/(π − 1).
    package static let infinite = BatchNormMeanField(count: nil)

    /// The law of a finite number of values.
    ///
    /// - Parameter count: at least 2; samples of a dense layer, samples × positions of a convolution, positions alone for
    ///   InstanceNorm.
    package init(count: Int) {
        precondition(count >= 2, "a variance needs at least two values, not \(count)")
        self.count = count
    }

    private init(count: Int?) { self.count = count }

    /// InstanceNorm on maps of `positions` uncorrelated positions, two or more.
    package static func instanceNorm(positions: Int) -> BatchNormMeanField { BatchNormMeanField(count: positions) }

    /// The correlation of two normalized values of one channel: −1/(N − 1), 0 in the limit.
    var correlation: Double { count.map { -1 / Double($0 - 1) } ?? 0 }

    /// The cosine similarity of the values that share statistics: κ of `correlation`, 1/π in the limit.
    ///
    /// Under InstanceNorm it is that of two positions; two samples, whose means are both removed, have 1/π for every count.
    package var cosine: Double { ArcCosineKernel.map(correlation) }

    /// The growth g of the squared gradient norm per layer toward the input; `nil` for three values or fewer, where the
    /// mean of 1/σ² is infinite.
    package var gradientGrowth: Double? {
        let k = cosine
        guard let count else { return 1 / (1 - k) }
        guard count > 3 else { return nil }
        let n = Double(count)
        let p = GaussianMoments.jointPositiveProbability(correlation)
        return (n - 2 + 2 * p + k) / ((1 - k) * (n - 3))
    }
}
