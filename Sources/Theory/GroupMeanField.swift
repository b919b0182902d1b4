import Foundation

/// The mean field of a wide rectified network whose layers are normalized within a sample over groups of G channels and
/// all positions, with the group's standard deviation fluctuating from group to group.
///
/// GroupNorm centres the group; FilterResponseNorm is a group of one that is not centred. Let a pre-activation's
/// spatial mean be D ~ N(0, k_s) (independent over channels, correlated k_x between samples) and its detail over
/// positions have variance s² = 1 − k_s. Many positions make the group's statistics functions of the G means alone:
/// with D centred where the layer centres, σ² = s² + |D|²/G. The next correlations are
///
/// k_s ← 2E[r(D)²/σ²], k_x ← 2E[r(D) r(D')/(σσ')], with r(μ) = μΦ(μ/s) + sφ(μ/s),
///
/// and the squared gradient norm grows by g ≈ E[1/σ²], an upper estimate, since the projections of the backward pass
/// are left out. The expectations are evaluated without sampling: see `MeanFieldExpansion`. docs/science.md,
/// "GroupNorm".
package struct GroupMeanField: Sendable {
    /// G, the number of channels per group.
    let groupSize: Int
    /// Whether the group's mean is removed.
    let isCentred: Bool

    /// The expectations over a group's means.
    private let expansion: MeanFieldExpansion

    /// GroupNorm with `groupSize` channels per group, on maps of many positions. A size of one is InstanceNorm.
    ///
    /// Needs more than one position: in a dense layer a group of one has no variance.
    package static func groupNorm(groupSize: Int) -> GroupMeanField {
        GroupMeanField(groupSize: groupSize, isCentred: true)
    }

    /// FilterResponseNorm with its threshold at the initial value, zero, where the threshold is the rectifier.
    package static let filterResponseNorm = GroupMeanField(groupSize: 1, isCentred: false)

    /// - Parameters:
    ///   - groupSize: at least 1.
    ///   - isCentred: whether the group's mean is removed.
    init(groupSize: Int, isCentred: Bool) {
        precondition(groupSize >= 1, "a group has at least one channel, not \(groupSize)")
        self.groupSize = groupSize
        self.isCentred = isCentred
        // The squared length of D splits into the direction of one channel and the directions left over.
        expansion = MeanFieldExpansion(residualDimensions: max(isCentred ? groupSize - 2 : groupSize - 1, 0))
    }

    /// The predictions for `count` consecutive layers, the first of which sees pre-activations with the given
    /// correlations. From any start k_x/k_s tends to 1. Groups of more than about 32 channels approach their limit
    /// slowly.
    package func layers(_ count: Int, from start: ActivationCorrelations = .uncorrelated) -> [LayerPrediction] {
        var state = start
        return (0..<count).map { _ in
            let prediction = step(from: state)
            state = prediction.correlations
            return prediction
        }
    }

    /// One layer: normalizer, rectifier, He weights.
    private func step(from state: ActivationCorrelations) -> LayerPrediction {
        let sameSample = min(max(state.sameSample, 1e-9), 1 - 1e-9)
        let direction = min(max(state.crossSample / sameSample, -1), 1)
        let size = Double(groupSize)
        let detail = (1 - sameSample).squareRoot()
        // What centring leaves of one channel's mean: a share 1 − 1/G of its variance.
        let share = isCentred ? 1 - 1 / size : 1
        let amplitude = (sameSample * share).squareRoot()
        // A centred group of one has no mean left, so its length is zero, not that of the one direction.
        let lengthScale = share > 0 ? sameSample / size : 0
        let moments = expansion.moments(
            correlation: direction,
            variance: { 1 - sameSample + lengthScale * $0 },
            rectified: { GaussianMoments.rectifiedMean(mean: amplitude * $0, deviation: detail) })
        return LayerPrediction(
            correlations: ActivationCorrelations(
                sameSample: min(2 * moments.square, 1), crossSample: min(max(2 * moments.product, -1), 1)),
            gradientGrowth: moments.inverseVariance)
    }
}
