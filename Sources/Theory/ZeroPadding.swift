import Foundation

/// What zero padding takes from a square map under 3×3 convolutions, per layer.
///
/// A position near the border sees fewer than nine taps. What that does to the forward pass: docs/science.md, "Zero padding".
package enum ZeroPadding {
    /// P_H = ((1 + 2cos(π/(H + 1)))/3)²: the factor of the second moment of a plain network, and of every squared
    /// gradient norm, when stride-1 layers on an H×H map follow one another.
    ///
    /// It is the largest eigenvalue of the tridiagonal H×H matrix of thirds, squared for two directions; `side` is H,
    /// at least 1.
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
}
