/// A straight line by ordinary least squares, y = intercept + slope x, with independent normal errors of one variance.
package struct LineFit: Hashable, Sendable {
    package let slope: Double
    package let intercept: Double
    package let slopeStandardError: Double
    package let interceptStandardError: Double
    /// √(Σ residual²/(n − 2)).
    package let residualStandardDeviation: Double
    /// 1 − Σ residual²/Σ(y − ȳ)²; `nil` if y is constant.
    package let rSquared: Double?
    package let count: Int

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
        let residualVariance = squaredResiduals / (n - 2)
        residualStandardDeviation = residualVariance.squareRoot()
        slopeStandardError = (residualVariance / squaresX).squareRoot()
        interceptStandardError = (residualVariance * (1 / n + meanX * meanX / squaresX)).squareRoot()
        rSquared = y.contains(where: { $0 != y[0] }) ? 1 - squaredResiduals / squaresY : nil
        count = sample.count
    }

    package func value(at x: Double) -> Double { intercept + slope * x }

    /// The slope with Student's t-interval on n − 2 degrees of freedom.
    ///
    /// It holds for independent points. For layers or blocks of one network take the spread over seeds instead.
    package func slopeEstimate(level: Double = Interval.standardLevel) -> Estimate {
        estimate(slope, standardError: slopeStandardError, level: level)
    }

    /// The intercept with Student's t-interval on n − 2 degrees of freedom.
    package func interceptEstimate(level: Double = Interval.standardLevel) -> Estimate {
        estimate(intercept, standardError: interceptStandardError, level: level)
    }

    private func estimate(_ value: Double, standardError: Double, level: Double) -> Estimate {
        let reach = StudentT(degreesOfFreedom: Double(count - 2)).quantile((1 + level) / 2) * standardError
        return Estimate(
            value: value, interval: Interval(low: value - reach, high: value + reach, level: level), count: count)
    }
}
