import Foundation

/// Expectations over two correlated Gaussian vectors of functions of one coordinate and of the length.
///
/// By rotational symmetry such a function depends on the coordinate z and on the squared length R² = χ²_ν of the other
/// ν coordinates, f(z, R²). For vectors whose coordinates correlate with c, the joint law expands in orthonormal
/// polynomials (F. Mehler, 1866, for z; W. Kibble, 1941, for the pair of χ² variables), so that
///
/// E[f f'] = Σₙₘ cⁿ⁺²ᵐ F²ₙₘ, F_nm = E[f(z, R²) Hₙ(z) Lₘ(R²/2)],
///
/// with Hermite polynomials Hₙ and Laguerre polynomials Lₘ of order ν/2 − 1, both orthonormal. The coefficients come
/// from a product of two Gauss–Legendre rules: no sampling, and the same bits each time.
struct MeanFieldExpansion {
    /// Hermite terms. The coefficients of a rectifier fall as n^(−5/4) before smoothing by the detail sets in.
    private static let hermiteTerms = 128
    /// Laguerre terms. The length enters smoothly, through σ alone.
    private static let laguerreTerms = 10
    /// Nodes of the rule in z, enough for the product of two Hermite polynomials of the highest degree.
    private static let coordinateNodes = 160
    /// Nodes of the rule in R.
    private static let lengthNodes = 48
    /// How far the rule in z reaches; beyond lies a mass of 10⁻¹⁸.
    private static let coordinateReach = 9.0
    /// How far the rule in R reaches from its centre. R has a standard deviation of 1/√2 at most.
    private static let lengthReach = 7.5

    /// z at the nodes, ascending.
    private let coordinates: [Double]
    /// Rule times density of z.
    private let coordinateWeights: [Double]
    /// R² at the nodes; one node at 0 without further coordinates.
    private let squaredLengths: [Double]
    /// Rule times density of R, summing to 1.
    private let lengthWeights: [Double]
    /// weight · Hₙ(z), n major.
    private let hermite: [[Double]]
    /// weight · Lₘ(R²/2), m major.
    private let laguerre: [[Double]]

    /// - Parameter residualDimensions: ν, 0 or more.
    init(residualDimensions: Int) {
        let rule = GaussLegendreRule(count: Self.coordinateNodes, from: -Self.coordinateReach, to: Self.coordinateReach)
        coordinates = rule.nodes
        coordinateWeights = zip(rule.nodes, rule.weights).map { $1 * GaussianMoments.density($0) }
        hermite = Self.weightedHermite(nodes: coordinates, weights: coordinateWeights)
        (squaredLengths, lengthWeights) = Self.lengthRule(dimensions: residualDimensions)
        laguerre = Self.weightedLaguerre(
            squaredLengths: squaredLengths, weights: lengthWeights, dimensions: residualDimensions)
    }

    /// What `moments` finds.
    struct Moments {
        /// E[(r/σ)²].
        let square: Double
        /// E[(r/σ)(r'/σ')].
        let product: Double
        /// E[1/σ²].
        let inverseVariance: Double
    }

    /// The moments of f = rectified(z)/√variance(z² + R²), the second factor of `product` at a correlation c.
    func moments(
        correlation: Double, variance: (Double) -> Double, rectified: (Double) -> Double
    ) -> Moments {
        var square = 0.0
        var inverseVariance = 0.0
        // along[m][i] = Σ_R weight Lₘ f at node i.
        var along = [[Double]](
            repeating: [Double](repeating: 0, count: coordinates.count), count: laguerre.count)
        for (position, z) in coordinates.enumerated() {
            let numerator = rectified(z)
            for (index, squaredLength) in squaredLengths.enumerated() {
                let inverse = 1 / variance(z * z + squaredLength)
                let value = numerator * inverse.squareRoot()
                let weight = coordinateWeights[position] * lengthWeights[index]
                square += weight * value * value
                inverseVariance += weight * inverse
                for m in laguerre.indices { along[m][position] += laguerre[m][index] * value }
            }
        }
        // Vectors that coincide need no series, whose end a sharp rectifier would miss.
        let product = correlation == 1 ? square : product(of: along, correlation)
        return Moments(square: square, product: product, inverseVariance: inverseVariance)
    }

    /// Σₙₘ cⁿ⁺²ᵐ F²ₙₘ.
    private func product(of along: [[Double]], _ correlation: Double) -> Double {
        var sum = 0.0
        for (m, values) in along.enumerated() {
            let outer = pow(correlation, Double(2 * m))
            var power = outer
            for polynomial in hermite {
                // What is left is under the rounding of what is there.
                if abs(power) < 1e-14 { break }
                var coefficient = 0.0
                for index in values.indices { coefficient += polynomial[index] * values[index] }
                sum += power * coefficient * coefficient
                power *= correlation
            }
        }
        return sum
    }

    /// Orthonormal Hermite polynomials by their recursion, times the weights.
    private static func weightedHermite(nodes: [Double], weights: [Double]) -> [[Double]] {
        var rows = [weights, zip(nodes, weights).map { $0 * $1 }]
        for n in 1..<(hermiteTerms - 1) {
            let (order, root) = (Double(n), Double(n + 1).squareRoot())
            rows.append(
                nodes.indices.map { (nodes[$0] * rows[n][$0] - order.squareRoot() * rows[n - 1][$0]) / root })
        }
        return rows
    }

    /// Nodes in R² and weights of the law of χ²_ν. In R the density R^(ν−1) e^(−R²/2) is smooth on the half line.
    private static func lengthRule(dimensions: Int) -> (squaredLengths: [Double], weights: [Double]) {
        guard dimensions > 0 else { return ([0], [1]) }
        let centre = Double(dimensions).squareRoot()
        let rule = GaussLegendreRule(count: lengthNodes, from: max(0, centre - lengthReach), to: centre + lengthReach)
        let power = Double(dimensions - 1)
        let peak = max(power, 1e-300)
        let densities = rule.nodes.map { radius in
            exp((power > 0 ? power * log(radius * radius / peak) / 2 : 0) - (radius * radius - power) / 2)
        }
        let weights = zip(rule.weights, densities).map { $0 * $1 }
        let total = weights.reduce(0, +)
        return (rule.nodes.map { $0 * $0 }, weights.map { $0 / total })
    }

    /// Orthonormal Laguerre polynomials of order ν/2 − 1 by their recursion, times the weights.
    private static func weightedLaguerre(squaredLengths: [Double], weights: [Double], dimensions: Int) -> [[Double]] {
        guard dimensions > 0 else { return [weights] }
        let order = Double(dimensions) / 2 - 1
        var rows = [weights]
        for n in 0..<(laguerreTerms - 1) {
            let degree = Double(n)
            let root = ((degree + 1) * (degree + 1 + order)).squareRoot()
            let previousRoot = (degree * (degree + order)).squareRoot()
            rows.append(
                squaredLengths.indices.map { index in
                    let x = squaredLengths[index] / 2
                    let previous = n > 0 ? previousRoot * rows[n - 1][index] : 0
                    return ((x - (2 * degree + order + 1)) * rows[n][index] - previous) / root
                })
        }
        return rows
    }
}
