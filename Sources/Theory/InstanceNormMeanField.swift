import Foundation

/// InstanceNorm before a rectifier, in a wide random network whose maps have S positions that do not correlate.
///
/// Every channel of a sample is normalized by itself, so the values of one map are uniform on a sphere of d = S − 1
/// dimensions. For the gradient that is BatchNorm's law with S values. Two samples' maps are independent points of the
/// sphere, whose rectified values have the mean √d Γ(d/2) / (2√π Γ((d + 1)/2)) and the second moment 1/2:
///
/// cos = d Γ(d/2)² / (2π Γ((d + 1)/2)²),
///
/// 0.5, 0.375, 0.329, 0.321 at S = 2, 4, 16, 64, tending to 1/π. It depends on a layer's own map alone, not on the
/// layers before it. docs/science.md, "InstanceNorm".
package struct InstanceNormMeanField: Hashable, Sendable {
    /// S, the number of positions of the map.
    let positions: Int

    /// - Parameter positions: at least 2, since a single position equals its own mean and is removed completely.
    package init(positions: Int) {
        precondition(positions >= 2, "a variance needs at least two positions, not \(positions)")
        self.positions = positions
    }

    /// The cosine similarity of the activations of two samples.
    var cosine: Double {
        // Γ(d/2)/Γ((d + 1)/2) by steps of two: the functions themselves overflow.
        let dimensions = positions - 1
        let isOdd = dimensions % 2 == 1
        var ratio = isOdd ? Double.pi.squareRoot() : 2 / Double.pi.squareRoot()
        for d in stride(from: isOdd ? 1 : 2, to: dimensions, by: 2) { ratio *= Double(d) / Double(d + 1) }
        return Double(dimensions) * ratio * ratio / (2 * Double.pi)
    }

    /// The growth g of the squared gradient norm per layer toward the input; `nil` for three positions or fewer, where
    /// the mean of 1/σ² is infinite.
    package var gradientGrowth: Double? { sharedStatistics.gradientGrowth }

    /// The cosine similarity after each of several layers, in their order.
    ///
    /// - Parameter positions: of each layer's map.
    /// - Returns: `nil` for a layer with a single position, whose activations are zero and have no direction.
    package static func cosines(positions: [Int]) -> [Double?] {
        positions.map { $0 > 1 ? InstanceNormMeanField(positions: $0).cosine : nil }
    }

    private var sharedStatistics: BatchNormMeanField { BatchNormMeanField(count: positions) }
}
