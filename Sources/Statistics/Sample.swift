import Foundation

/// A non-empty sample of finite values. They are checked once, so that statistics need no further checks.
package struct Sample: Hashable, Sendable {
    /// The values, in the order given.
    package let values: [Double]

    /// - Throws: `StatisticsError.tooFewValues` on an empty array, `.notFinite` on an infinite value or NaN.
    package init(_ values: [Double]) throws {
        guard !values.isEmpty else { throw StatisticsError.tooFewValues(count: 0, needed: 1) }
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw StatisticsError.notFinite(value: values[index], index: index)
        }
        self.values = values
    }

    /// The number of values.
    var count: Int { values.count }

    /// The arithmetic mean.
    package var mean: Double { values.reduce(0, +) / Double(count) }

    /// The unbiased sample variance, Σ(x − x̄)²/(n − 1), in two passes; `nil` for a single value.
    var variance: Double? {
        guard count > 1 else { return nil }
        let mean = mean
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    }

    /// The square root of the unbiased sample variance; `nil` for a single value.
    package var standardDeviation: Double? { variance?.squareRoot() }

    /// The middle value, or the mean of the two middle ones.
    package var median: Double { quantile(0.5) }

    /// The quantile by linear interpolation of the order statistics (type 7 of Hyndman and Fan, 1996; NumPy's default).
    func quantile(_ probability: Double) -> Double {
        Self.quantile(probability, ofSorted: values.sorted())
    }

    static func quantile(_ probability: Double, ofSorted sorted: [Double]) -> Double {
        precondition(probability >= 0 && probability <= 1, "a probability lies in [0, 1], not at \(probability)")
        let position = probability * Double(sorted.count - 1)
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }

    /// The mean with Student's t-interval, x̄ ± t₍ₙ₋₁₎ s/√n, taken on a transformed scale and transformed back.
    ///
    /// On the logarithm the value is the geometric mean; on the logit it is the inverse logit of the mean logit.
    /// - Throws: `StatisticsError.tooFewValues` below two values, `.outsideDomain` for a value the scale does not take.
    package func meanEstimate(
        on transformation: Transformation = .identity, level: Double = Interval.standardLevel
    ) throws -> Estimate {
        try TTest(self, on: transformation).estimate(level: level)
    }

    /// The sample with each value transformed.
    ///
    /// - Throws: `StatisticsError.outsideDomain` for a value the scale does not take.
    package func transformed(by transformation: Transformation) throws -> Sample {
        try Sample(
            values.enumerated().map { index, value in
                guard let transformed = transformation.apply(value) else {
                    throw StatisticsError.outsideDomain(value: value, index: index, transformation: transformation)
                }
                return transformed
            })
    }
}
