import Random

/// The cluster bootstrap over seeds: whole seeds are drawn with replacement, each with all that was measured on it.
///
/// Layers, blocks and iterations of one network are not independent; seeds are. A statistic is computed from the indices
/// of the drawn seeds, so anything can be resampled: a correlation across normalizers, an R² of seed averages, an argmax.
/// Two statistics with the same number of seeds and the same random seed see the same resamples, and so pair.
/// Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapters 8 and 13 (percentile interval).
package struct Bootstrap: Hashable, Sendable {
    /// The resamples of a reported interval.
    package static let standardResamples = 10_000

    /// The number of clusters (seeds) that are drawn from.
    package let seedCount: Int
    /// The number of resamples.
    package let resamples: Int
    /// Names the random stream, not a seed of the experiment.
    package let randomSeed: UInt64

    /// - Throws: `StatisticsError.tooFewValues` below two seeds.
    package init(seedCount: Int, resamples: Int = standardResamples, randomSeed: UInt64 = 0) throws {
        precondition(resamples > 0, "a bootstrap needs at least one resample")
        guard seedCount > 1 else { throw StatisticsError.tooFewValues(count: seedCount, needed: 2) }
        self.seedCount = seedCount
        self.resamples = resamples
        self.randomSeed = randomSeed
    }

    /// The distribution of a statistic over resamples.
    ///
    /// - Parameter statistic: from the indices of the drawn seeds (`seedCount` of them, repeated where drawn twice) to a
    ///   value, or `nil` where the statistic is undefined on them (a correlation of a constant, say).
    /// - Throws: `StatisticsError.undefinedResamples` if the statistic is undefined on the original seeds or on more than
    ///   `BootstrapDistribution.toleratedUndefinedFraction` of the resamples; what `statistic` throws.
    package func distribution(of statistic: ([Int]) throws -> Double?) throws -> BootstrapDistribution {
        guard let value = try statistic(Array(0..<seedCount)), value.isFinite else {
            throw StatisticsError.undefinedResamples(undefined: resamples, resamples: resamples)
        }
        var stream = RandomStream.bootstrap(seed: randomSeed)
        var indices = [Int](repeating: 0, count: seedCount)
        var replicates: [Double] = []
        replicates.reserveCapacity(resamples)
        for _ in 0..<resamples {
            for position in indices.indices { indices[position] = stream.nextIndex(below: seedCount) }
            if let replicate = try statistic(indices), replicate.isFinite { replicates.append(replicate) }
        }
        let undefined = resamples - replicates.count
        guard Double(undefined) <= BootstrapDistribution.toleratedUndefinedFraction * Double(resamples) else {
            throw StatisticsError.undefinedResamples(undefined: undefined, resamples: resamples)
        }
        return BootstrapDistribution(
            value: value, sortedReplicates: replicates.sorted(), undefinedCount: undefined, seedCount: seedCount)
    }

    /// The statistic on the original seeds with its percentile interval.
    package func estimate(
        level: Double = Interval.standardLevel, of statistic: ([Int]) throws -> Double?
    ) throws -> Estimate {
        try distribution(of: statistic).estimate(level: level)
    }
}

/// What a statistic came to on the original seeds and on each resample of them.
package struct BootstrapDistribution: Hashable, Sendable {
    /// More undefined resamples than this and the percentiles would describe another, conditional distribution.
    package static let toleratedUndefinedFraction = 0.05

    /// The statistic on the original seeds.
    package let value: Double
    /// The statistic on the resamples on which it is defined, ascending.
    package let sortedReplicates: [Double]
    /// Resamples on which the statistic is undefined; they are left out of the percentiles.
    package let undefinedCount: Int
    /// The number of seeds that were drawn from.
    package let seedCount: Int

    /// The percentile interval: the (1 ± level)/2 quantiles of the replicates.
    package func interval(level: Double = Interval.standardLevel) -> Interval {
        Interval(
            low: Sample.quantile((1 - level) / 2, ofSorted: sortedReplicates),
            high: Sample.quantile((1 + level) / 2, ofSorted: sortedReplicates), level: level)
    }

    /// The statistic on the original seeds with its percentile interval.
    package func estimate(level: Double = Interval.standardLevel) -> Estimate {
        Estimate(value: value, interval: interval(level: level), count: seedCount)
    }
}
