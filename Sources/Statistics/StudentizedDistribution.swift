/// The value of a statistic, and the distribution over resamples of its deviation in standard errors.
package struct StudentizedDistribution: Hashable, Sendable {
    /// The scale on which the statistic is taken.
    let transformation: Transformation
    /// θ̂, the statistic of the mean row, on that scale.
    let transformedValue: Double
    /// θ̃, freed of the bias of order 1/n by the jackknife, on that scale: the middle of the interval.
    let correctedValue: Double
    /// The jackknife's standard error, on that scale; zero if the statistic does not vary between seeds.
    let standardError: Double
    /// t* of the resamples on which it is defined, ascending; none if the standard error is zero.
    let sortedPivots: [Double]
    /// The number of seeds.
    package let seedCount: Int

    /// The statistic of the mean row, as a figure shows it; the interval is about the one freed of bias.
    package var value: Double { transformation.invert(transformedValue) }

    /// The interval, from the k-th smallest and the k-th largest of B pivots, k = (B + 1)(1 − level)/2 rounded down. Of
    /// no width where no seed moves the statistic.
    ///
    /// Programmer error where the resamples are too few for the level, k < 1.
    package func interval(level: Double = Interval.standardLevel) -> Interval {
        guard standardError > 0 else { return Interval(low: value, high: value, level: level) }
        // The small addend keeps a whole number from being rounded down.
        let rank = Int(Double(sortedPivots.count + 1) * (1 - level) / 2 + 1e-9)
        precondition(rank > 0, "\(sortedPivots.count) resamples are too few for a level of \(level)")
        return Interval(
            low: correctedValue - sortedPivots[sortedPivots.count - rank] * standardError,
            high: correctedValue - sortedPivots[rank - 1] * standardError, level: level
        ).mapped(by: transformation.invert)
    }

    /// The statistic with its interval.
    func estimate(level: Double = Interval.standardLevel) -> Estimate {
        Estimate(value: value, interval: interval(level: level), count: seedCount)
    }

    /// The p-value of a true value at the bound: `greater` speaks for one above it, `less` for one below.
    ///
    /// (1 + #)/(1 + B), # the pivots at least as far out as (θ̃ − bound)/s. At α it rejects exactly where the interval
    /// of level 1 − 2α lies wholly beyond the bound. A statistic that no seed moves lies beyond the bound, p = 0, or
    /// not, p = 1.
    ///
    /// - Parameter bound: in the domain of the scale.
    package func pValue(_ alternative: Alternative, bound: Double) -> Double {
        guard let transformed = transformation.apply(bound) else {
            preconditionFailure("the bound \(bound) lies outside the domain of the \(transformation) scale")
        }
        let distance = correctedValue - transformed
        switch alternative {
        case .greater: return tail(distance) { $0 >= $1 }
        case .less: return tail(distance) { $0 <= $1 }
        }
    }

    private func tail(_ distance: Double, _ isFurther: (Double, Double) -> Bool) -> Double {
        guard standardError > 0 else { return isFurther(distance, 0) && distance != 0 ? 0 : 1 }
        let pivot = distance / standardError
        return Double(1 + sortedPivots.count { isFurther($0, pivot) }) / Double(1 + sortedPivots.count)
    }
}
