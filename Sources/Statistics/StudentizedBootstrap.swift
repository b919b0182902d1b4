import Random

/// The bootstrap-t over seeds, for a smooth function of means that has no pivot of its own: the R² of a seed-averaged
/// curve, a ratio of two means.
///
/// With θ̂ = f(x̄) the statistic of the mean row, θ̃ its jackknife estimate (freed of the bias of order 1/n) and s its
/// jackknife standard error, seeds are drawn with replacement, each with its whole row. Each resample gives t* = (θ̃* −
/// θ̂)/s*, and the quantiles of t* take the place of Student's: the ends are θ̃ − t*₍₁₋α₎ s and θ̃ − t*₍α₎ s. Without
/// θ̃ an R² of a noisy curve is too low by more than its error, and the interval misses on one side.
///
/// It assumes independent rows and an f that is smooth where the means vary: no median, no argmax, no maximum. t* must
/// hardly depend on θ, so f is taken on a scale where its spread is steady: a ratio or a mean of positive values on the
/// logarithm, a cosine on the logit. An R² near 1 is taken as it is, though its upper end may then exceed 1: the logit
/// of one that noise dominates has no steady spread, and its interval lies too low. Fewer than ten seeds have too few
/// distinct resamples.
/// `CoverageTable` simulates how often the interval holds the truth.
/// Sources: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, sections 11.2 (jackknife) and 12.5
/// (bootstrap-t); P. Hall, The Bootstrap and Edgeworth Expansion, 1992 (smooth functions of means).
package struct StudentizedBootstrap: Hashable, Sendable {
    /// The smallest number of seeds for which the method is used.
    static let fewestSeeds = 10
    /// The number of resamples of a reported interval. 2.5% of this number plus one is a whole number.
    static let standardResamples = 9_999
    /// More undefined resamples than this and the quantiles would describe another, conditional distribution.
    static let toleratedUndefinedFraction = 0.05

    /// The measurements, one row per seed.
    let seeds: SeedTable
    /// The number of resamples.
    let resamples: Int
    /// The seed of the random stream; unrelated to the seeds of the experiment.
    let randomSeed: UInt64

    /// - Throws: `StatisticsError.tooFewValues` below `fewestSeeds`.
    package init(_ seeds: SeedTable, resamples: Int = standardResamples, randomSeed: UInt64 = 0) throws {
        precondition(resamples > 0, "a bootstrap needs at least one resample")
        guard seeds.rowCount >= Self.fewestSeeds else {
            throw StatisticsError.tooFewValues(count: seeds.rowCount, needed: Self.fewestSeeds)
        }
        self.seeds = seeds
        self.resamples = resamples
        self.randomSeed = randomSeed
    }

    /// The statistic with the distribution of its pivot over resamples.
    ///
    /// - Parameter statistic: from the mean of each column to a value, or `nil` if it is undefined.
    /// - Throws: `StatisticsError.undefinedResamples` if the statistic, or its spread, is undefined on the seeds or on
    ///   more than `toleratedUndefinedFraction` of the resamples; what `statistic` throws.
    package func distribution(
        on transformation: Transformation = .identity, of statistic: ([Double]) throws -> Double?
    ) throws -> StudentizedDistribution {
        var jackknife = WeightedJackknife(seeds)
        let once = [Int](repeating: 1, count: seeds.rowCount)
        let onScale = { (means: [Double]) in try statistic(means).flatMap(transformation.apply) }
        guard let observed = try jackknife.estimate(weights: once, of: onScale) else {
            throw StatisticsError.undefinedResamples(undefined: resamples, resamples: resamples)
        }
        var pivots: [Double] = []
        pivots.reserveCapacity(resamples)
        // A statistic that does not vary between seeds has an interval of width zero.
        if observed.standardError > 0 {
            var stream = RandomStream.studentizedBootstrap(seed: randomSeed)
            var weights = [Int](repeating: 0, count: seeds.rowCount)
            for _ in 0..<resamples {
                for seed in weights.indices { weights[seed] = 0 }
                for _ in weights.indices { weights[stream.nextIndex(below: weights.count)] += 1 }
                if let drawn = try jackknife.estimate(weights: weights, of: onScale), drawn.standardError > 0 {
                    pivots.append((drawn.corrected - observed.value) / drawn.standardError)
                }
            }
            let undefined = resamples - pivots.count
            guard Double(undefined) <= Self.toleratedUndefinedFraction * Double(resamples) else {
                throw StatisticsError.undefinedResamples(undefined: undefined, resamples: resamples)
            }
        }
        return StudentizedDistribution(
            transformation: transformation, transformedValue: observed.value, correctedValue: observed.corrected,
            standardError: observed.standardError, sortedPivots: pivots.sorted(), seedCount: seeds.rowCount)
    }

    /// The statistic of the mean row with its interval.
    func estimate(
        on transformation: Transformation = .identity, level: Double = Interval.standardLevel,
        of statistic: ([Double]) throws -> Double?
    ) throws -> Estimate {
        try distribution(on: transformation, of: statistic).estimate(level: level)
    }
}
