@testable import Theory

/// Layers of the literature as the algebra of kernels has them.
extension LinearStatisticsNormalizer {
    private init(_ a0: Double, _ a1: Double, over d0: Double, _ d1: Double, _ d2: Double) {
        self.init(
            retainedShared: a0, retainedSample: a1, divisor: Divisor(shared: d0, sample: d1, detail: d2))
    }

    /// BatchNorm on an infinite batch.
    static let batchNorm = LinearStatisticsNormalizer(0, 1, over: 0, 1, 1)
    /// VarianceNorm: BatchNorm's division without its centring.
    static let varianceNorm = LinearStatisticsNormalizer(1, 1, over: 0, 1, 1)
    /// InstanceNorm on maps of many positions.
    static let instanceNorm = LinearStatisticsNormalizer(0, 0, over: 0, 0, 1)
    /// LayerNorm and RMSNorm, which have the same effect on the kernel of a wide network.
    static let layerNorm = LinearStatisticsNormalizer(1, 1, over: 1, 1, 1)
    /// BatchNorm's centring without its division.
    static let meanCentering = LinearStatisticsNormalizer(retainedShared: 0, retainedSample: 1, divisor: nil)

    /// GroupNorm with every group's σ² replaced by its mean. Cosines are off by up to 0.19: `GroupMeanField` is the
    /// theory to draw; this member exists for compositions and mixtures.
    static func groupNorm(groupSize: Int) -> LinearStatisticsNormalizer {
        precondition(groupSize >= 1, "a group has at least one channel, not \(groupSize)")
        let share = 1 - 1 / Double(groupSize)
        return LinearStatisticsNormalizer(share, share, over: share, share, 1)
    }

    /// A layer that mixes the means and the variances of others with weights that sum to 1 (Switchable Normalization,
    /// P. Luo et al., 2019). Retained amplitudes mix linearly, so fractions mix by their roots; variances mix linearly.
    ///
    /// Every part must divide; a part that does not has no variance to mix.
    static func mixture(_ parts: [(weight: Double, layer: LinearStatisticsNormalizer)])
        -> LinearStatisticsNormalizer
    {
        precondition(abs(parts.reduce(0) { $0 + $1.weight } - 1) < 1e-9, "a mixture's weights sum to 1")
        func amplitude(_ fraction: (LinearStatisticsNormalizer) -> Double) -> Double {
            let sum = parts.reduce(0) { $0 + $1.weight * fraction($1.layer).squareRoot() }
            return min(sum * sum, 1)
        }
        func weight(_ part: (Divisor) -> Double) -> Double {
            parts.reduce(0) { sum, term in
                guard let divisor = term.layer.divisor else {
                    preconditionFailure("a mixture needs layers that divide")
                }
                return sum + term.weight * part(divisor)
            }
        }
        return LinearStatisticsNormalizer(
            amplitude(\.retainedShared), amplitude(\.retainedSample), over: weight(\.shared), weight(\.sample),
            weight(\.detail))
    }

    /// One layer: this normalizer, the rectifier, He weights. The result's kernel is that of the next pre-activations.
    func step(_ state: State) -> (state: State, gradientGrowth: Double) { Self.step(through: [self], state) }

    /// The states and growths of `count` consecutive layers.
    func layers(_ count: Int, from start: State = State()) -> [(state: State, gradientGrowth: Double)] {
        var state = start
        return (0..<count).map { _ in
            let result = step(state)
            state = result.state
            return result
        }
    }
}
