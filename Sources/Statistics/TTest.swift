/// Student's t for the mean of a sample on a transformed scale: its interval, tests against a bound, and equivalence.
///
/// With x̄ and s the mean and the standard deviation of the n transformed values, (x̄ − μ)/(s/√n) follows Student's law
/// on n − 1 degrees of freedom. It assumes that the transformed values are independent and normal; for means of
/// moderately skewed values it nearly holds (`CoverageTable` simulates it). Bounds are given, and intervals returned,
/// on the original scale. Source: Student, Biometrika 6 (1908).
///
/// At α the one-sided test rejects exactly where the interval of level 1 − 2α lies wholly beyond the bound.
package struct TTest: Hashable, Sendable {
    /// The scale on which the mean is taken.
    package let transformation: Transformation
    /// The mean of the transformed values, on the transformed scale.
    let transformedMean: Double
    /// s/√n, on the transformed scale.
    package let standardError: Double
    /// The number of values, n.
    package let count: Int

    /// - Throws: `StatisticsError.tooFewValues` below two values, `.outsideDomain` for a value the scale does not take.
    package init(_ sample: Sample, on transformation: Transformation = .identity) throws {
        guard sample.count > 1 else { throw StatisticsError.tooFewValues(count: sample.count, needed: 2) }
        let transformed = try sample.transformed(by: transformation)
        self.transformation = transformation
        transformedMean = transformed.mean
        standardError = (transformed.variance! / Double(sample.count)).squareRoot()
        count = sample.count
    }

    private var law: StudentT { StudentT(degreesOfFreedom: Double(count - 1)) }

    /// The mean with its interval, x̄ ± t₍ₙ₋₁₎ s/√n, transformed back.
    package func estimate(level: Double = Interval.standardLevel) -> Estimate {
        Estimate(
            value: transformation.invert(transformedMean),
            interval: interval(criticalValue: law.quantile((1 + level) / 2), level: level), count: count)
    }

    /// The interval for a given quantile, which callers compute once for many samples of one size.
    func interval(criticalValue: Double, level: Double) -> Interval {
        let reach = criticalValue * standardError
        return Interval(low: transformedMean - reach, high: transformedMean + reach, level: level)
            .mapped(by: transformation.invert)
    }

    /// The p-value of a mean at the bound: `greater` speaks for a mean above it, `less` for one below.
    ///
    /// If all values are equal, p is 0 if they lie beyond the bound and 1 otherwise.
    /// - Parameter bound: in the domain of the scale.
    package func pValue(_ alternative: Alternative, bound: Double) -> Double {
        guard let transformed = transformation.apply(bound) else {
            preconditionFailure("the bound \(bound) lies outside the domain of the \(transformation) scale")
        }
        let distance = transformedMean - transformed
        switch alternative {
        case .greater: return upperTail(distance)
        case .less: return upperTail(-distance)
        }
    }

    /// P(T ≥ distance/standardError).
    private func upperTail(_ distance: Double) -> Double {
        guard standardError > 0 else { return distance > 0 ? 0 : 1 }
        return law.cumulative(-distance / standardError)
    }
}
