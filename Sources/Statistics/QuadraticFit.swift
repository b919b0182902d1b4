/// A parabola by ordinary least squares, y = constant + linear x + quadratic x².
package struct QuadraticFit: Hashable, Sendable {
    /// The value at x = 0.
    package let constant: Double
    /// The slope at x = 0.
    package let linear: Double
    /// Half the second derivative.
    package let quadratic: Double
    /// 1 − Σ residual²/Σ(y − ȳ)²; `nil` if y is constant.
    package let rSquared: Double?
    /// The number of points.
    package let count: Int

    /// - Parameter sample: x first, y second.
    /// - Throws: `StatisticsError.tooFewDistinctValues` below three distinct x.
    package init(_ sample: PairedSample) throws {
        let (x, y, n) = (sample.first, sample.second, Double(sample.count))
        let distinct = Set(x).count
        guard distinct > 2 else { throw StatisticsError.tooFewDistinctValues(distinct: distinct, needed: 3) }
        let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        // Orthogonal polynomials over the points (centred x, then x² freed of 1 and x) keep the solution well conditioned.
        let u = x.map { $0 - meanX }
        let squares = u.reduce(0) { $0 + $1 * $1 }
        let meanSquare = squares / n
        let skew = u.reduce(0) { $0 + $1 * $1 * $1 } / squares
        let w = u.map { $0 * $0 - skew * $0 - meanSquare }
        let v = y.map { $0 - meanY }
        let alongLine = zip(u, v).reduce(0) { $0 + $1.0 * $1.1 } / squares
        let alongCurve = zip(w, v).reduce(0) { $0 + $1.0 * $1.1 } / w.reduce(0) { $0 + $1 * $1 }
        quadratic = alongCurve
        let linearAboutMean = alongLine - alongCurve * skew
        linear = linearAboutMean - 2 * alongCurve * meanX
        constant = meanY - alongCurve * meanSquare - linearAboutMean * meanX + alongCurve * meanX * meanX
        var squaredResiduals = 0.0
        for index in x.indices {
            let residual = v[index] - alongLine * u[index] - alongCurve * w[index]
            squaredResiduals += residual * residual
        }
        let total = v.reduce(0) { $0 + $1 * $1 }
        rSquared = y.contains(where: { $0 != y[0] }) ? 1 - squaredResiduals / total : nil
        count = sample.count
    }

    /// The parabola's value at x.
    package func value(at x: Double) -> Double { constant + x * (linear + x * quadratic) }

    /// Where the parabola is highest; `nil` unless it opens downwards.
    package var argumentOfMaximum: Double? { quadratic < 0 ? -linear / (2 * quadratic) : nil }
}
