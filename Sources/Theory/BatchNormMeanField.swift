import Foundation

/// BatchNorm before a rectifier, at the symmetric fixed point of a wide random network.
///
/// With N values per channel (the batch; batch × positions in a convolutional network), centring gives every pair the
/// correlation c = −1/(N − 1), so the activations' cosine similarity is κ(c). The squared gradient norm grows, per
/// layer, by
///
/// g(N) = [N − 2 + 2p + k] / [(1 − k)(N − 3)], k = κ(c), p = 1/4 + arcsin(c)/2π,
///
/// which is the mean of 1/σ² times the fraction that remains after the projection in BatchNorm's backward pass. It
/// tends to π/(π − 1) = 1.467, the value of G. Yang et al., A mean field theory of batch normalization, 2019. Maps
/// without borders are assumed. docs/science.md, "BatchNorm" and "Zero padding".
package struct BatchNormMeanField: Hashable, Sendable {
    /// The number of values that share a mean and a variance; `nil` for infinitely many.
    let count: Int?

    /// The limit of a large batch: cosine 1/π, growth π/(π − 1).
    package static let infinite = BatchNormMeanField(count: nil)

    /// The law of a finite number of values.
    ///
    /// - Parameter count: at least 2; samples of a dense layer, samples × positions of a convolution.
    package init(count: Int) {
        precondition(count >= 2, "a variance needs at least two values, not \(count)")
        self.count = count
    }

    private init(count: Int?) { self.count = count }

    /// The correlation of two normalized values of one channel: −1/(N − 1), 0 in the limit.
    var correlation: Double { count.map { -1 / Double($0 - 1) } ?? 0 }

    /// The cosine similarity of the activations: κ of `correlation`, 1/π in the limit.
    package var cosine: Double { ArcCosineKernel.map(correlation) }

    /// The fraction of the squared gradient at the normalized values that the backward pass removes by its projections
    /// onto the mean and onto the values themselves: (2 − 2p − k)/N, 0 in the limit.
    var removedGradientShare: Double {
        guard let count else { return 0 }
        return (2 - 2 * jointPositiveProbability - cosine) / Double(count)
    }

    /// The growth g of the squared gradient norm per layer toward the input; `nil` for three values or fewer, where the
    /// mean of 1/σ² is infinite.
    package var gradientGrowth: Double? {
        let k = cosine
        guard let count else { return 1 / (1 - k) }
        guard count > 3 else { return nil }
        let n = Double(count)
        return (n - 2 + 2 * jointPositiveProbability + k) / ((1 - k) * (n - 3))
    }

    /// The factor by which the first layer's gradient norm over the last one's rises if the batch shrinks:
    /// ∏ √(g(N S)/g(N' S)) over the layers between, with N samples and with N'.
    ///
    /// - Parameters:
    ///   - batch: N, samples of the small batch.
    ///   - reference: N', samples of the batch that it is compared with.
    ///   - positions: S of every layer whose normalizer the gradient passes on its way from the last layer's output to
    ///     the first's.
    /// - Returns: `nil` if a layer has three values or fewer.
    package static func growthRatio(batch: Int, reference: Int, positions: [Int]) -> Double? {
        var product = 1.0
        for count in positions {
            guard let small = BatchNormMeanField(count: batch * count).gradientGrowth,
                let large = BatchNormMeanField(count: reference * count).gradientGrowth
            else { return nil }
            product *= (small / large).squareRoot()
        }
        return product
    }

    /// p, the probability that two normalized values of a channel are both positive.
    private var jointPositiveProbability: Double { GaussianMoments.jointPositiveProbability(correlation) }
}
