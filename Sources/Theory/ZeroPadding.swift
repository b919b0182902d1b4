import Foundation

/// What zero padding takes from a square map under 3×3 convolutions, per layer.
///
/// A position near the border sees fewer than nine taps. docs/science.md, "Zero padding".
package enum ZeroPadding {
    /// P_H = ((1 + 2cos(π/(H + 1)))/3)²: the factor of the second moment of a plain network, and of every squared gradient
    /// norm, when stride-1 layers on an H×H map follow one another.
    ///
    /// It is the largest eigenvalue of the tridiagonal H×H matrix of thirds, squared for two directions;
    /// `side` is H, at least 1.
    package static func iteratedFactor(side: Int) -> Double {
        precondition(side >= 1, "a map has a side of at least 1, not \(side)")
        let line = (1 + 2 * cos(Double.pi / Double(side + 1))) / 3
        return line * line
    }

    /// ((3h − 1)/(3h))²: the factor of one stride-2 layer with an h×h output, which loses taps on one border only.
    static func stridedFactor(outputSide: Int) -> Double {
        precondition(outputSide >= 1, "a map has a side of at least 1, not \(outputSide)")
        let line = Double(3 * outputSide - 1) / Double(3 * outputSide)
        return line * line
    }

    /// The factor per layer of the second moment under Scaled Weight Standardization on an H×H map.
    ///
    /// Weights of zero sum cancel the activations' mean only where all taps are present: a fraction a of the taps keeps
    /// a(1 − a/π)/(1 − 1/π) of a flat map. The map's profile settles under the iteration
    /// v ← [T v − (T √v)²/π]/(1 − 1/π), T the mean over the nine taps, whose growth is the factor.
    package static func scaledWeightStandardizationFactor(side: Int) -> Double {
        precondition(side >= 1, "a map has a side of at least 1, not \(side)")
        var profile = [Double](repeating: 1, count: side * side)
        var factor = 0.0
        for _ in 0..<5_000 {
            let squares = tapMean(profile, side: side)
            let means = tapMean(profile.map { $0.squareRoot() }, side: side)
            var next = zip(squares, means).map { ($0 - $1 * $1 / Double.pi) / (1 - 1 / Double.pi) }
            let growth = next.reduce(0, +) / Double(next.count)
            next = next.map { $0 / growth }
            profile = next
            if abs(growth - factor) < 1e-8 { return growth }
            factor = growth
        }
        return factor
    }

    /// The mean over the nine taps, zero outside the map: two passes of three.
    private static func tapMean(_ values: [Double], side: Int) -> [Double] {
        func pass(_ values: [Double], stride: Int, position: (Int) -> Int) -> [Double] {
            values.indices.map { index in
                var sum = values[index]
                if position(index) > 0 { sum += values[index - stride] }
                if position(index) < side - 1 { sum += values[index + stride] }
                return sum / 3
            }
        }
        return pass(pass(values, stride: 1) { $0 % side }, stride: side) { $0 / side }
    }
}
