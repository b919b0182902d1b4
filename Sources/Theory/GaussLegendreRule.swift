import Foundation

/// The quadrature of Gauss and Legendre: exact for polynomials of degree 2n − 1, and spectrally accurate for the smooth
/// integrands of this module.
struct GaussLegendreRule {
    /// In ascending order, inside the interval.
    let nodes: [Double]
    /// One for each node; they sum to the interval's length.
    let weights: [Double]

    /// The rule of `count` nodes, one or more, on [low, high]; nodes by Newton's method on the Legendre polynomial.
    init(count: Int, from low: Double, to high: Double) {
        precondition(count > 0 && low < high, "a rule needs a node and a proper interval")
        var nodes = [Double](repeating: 0, count: count)
        var weights = nodes
        let (middle, half) = ((high + low) / 2, (high - low) / 2)
        for index in 0..<count {
            var x = -cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
            var slope = 0.0
            for _ in 0..<20 {
                let (value, derivative) = Self.legendre(degree: count, at: x)
                slope = derivative
                let step = value / derivative
                x -= step
                if abs(step) < 1e-15 { break }
            }
            nodes[index] = middle + half * x
            weights[index] = 2 * half / ((1 - x * x) * slope * slope)
        }
        self.nodes = nodes
        self.weights = weights
    }

    /// The Legendre polynomial and its derivative, by the three-term recursion.
    private static func legendre(degree: Int, at x: Double) -> (value: Double, derivative: Double) {
        var (previous, current) = (1.0, x)
        for n in stride(from: 1, to: degree, by: 1) {
            (previous, current) = (current, (Double(2 * n + 1) * x * current - Double(n) * previous) / Double(n + 1))
        }
        return (current, Double(degree) * (x * current - previous) / (x * x - 1))
    }
}
