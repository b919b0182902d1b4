/// A straight line by ordinary least squares, y = intercept + slope x.
///
/// It has no interval of its own: layers and blocks of one network are not independent points. Fit each seed and take the
/// interval over seeds, or `StudentizedBootstrap` for a fit to the seed-averaged curve.
package struct LineFit: Hashable, Sendable {
    /// Σ(x − x̄)(y − ȳ)/Σ(x − x̄)².
    package let slope: Double
    /// The value at x = 0.
    package let intercept: Double
    /// 1 − Σ residual²/Σ(y − ȳ)²; `nil` if y is constant.
    package let rSquared: Double?

    /// - Parameter sample: x first, y second.
    /// - Throws: `StatisticsError.tooFewValues` below three points, `.tooFewDistinctValues` if x is constant.
    package init(_ sample: PairedSample) throws {
        let (x, y, n) = (sample.first, sample.second, Double(sample.count))
        guard sample.count > 2 else { throw StatisticsError.tooFewValues(count: sample.count, needed: 3) }
        guard x.contains(where: { $0 != x[0] }) else {
            throw StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)
        }
        let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        var (squaresX, squaresY, products) = (0.0, 0.0, 0.0)
        for index in x.indices {
            let (dx, dy) = (x[index] - meanX, y[index] - meanY)
            squaresX += dx * dx
            squaresY += dy * dy
            products += dx * dy
        }
        slope = products / squaresX
        intercept = meanY - slope * meanX
        var squaredResiduals = 0.0
        for index in x.indices {
            let residual = y[index] - meanY - slope * (x[index] - meanX)
            squaredResiduals += residual * residual
        }
        rSquared = y.contains(where: { $0 != y[0] }) ? 1 - squaredResiduals / squaresY : nil
    }

    /// The line's value at x.
    package func value(at x: Double) -> Double { intercept + slope * x }
}
