import Findings
import Statistics
import Theory

/// What C3b says of the stable rank and the similarity, each as an estimate, with the verdict that its rule gives.
struct RankLaw {
    /// Stable rank over √(width/G).
    let line: ScalingLine
    /// The power of width/G that the stable rank grows with, the width being one.
    let groupExponent: Estimate
    /// The power of width at each fixed group size.
    let widthExponents: [(groupSize: Int, exponent: Estimate)]
    /// The power of width at a fixed number of groups, where width/G does not change.
    let widthExponentAtGroupCount: Estimate
    /// Cosine over G.
    let plainTrend: Trend
    let residualTrend: Trend
    /// The largest relative distance of a stable rank from what its cosine alone says, N/(1 + (N − 1) cos).
    let distanceFromCosine: Double

    init(_ measurements: InformativeMeasurements, _ context: PlanContext) throws {
        let width = Double(context.scale.uniformWidth)
        line = try measurements.rank.line { (width / $0).squareRoot() }
        groupExponent = try measurements.rank.exponent { width / $0 }
        widthExponents = try measurements.rankAtGroupSize.map { size, sweep in
            (groupSize: size, exponent: try sweep.exponent())
        }
        widthExponentAtGroupCount = try measurements.rankAtGroupCount.exponent()
        plainTrend = try measurements.plainCosine.trend()
        residualTrend = try measurements.residualCosine.trend()
        distanceFromCosine = try measurements.rank.distanceFromCosine()
    }

    /// The line that the paper shows: straight, and rising.
    var lineVerdict: Verdict {
        .all(of: [
            .judge(line.rSquared.interval, claimed: .above(Threshold.rankLine.limit)),
            .judge(line.slope.interval, claimed: .above(0)),
        ])
    }

    /// Proportionality to the root, which a line with an intercept is not.
    var exponentVerdict: Verdict {
        .judge(
            groupExponent.interval,
            claimed: Threshold.rankExponent.region)
    }

    var widthVerdict: Verdict { .all(of: widthExponents.map { Self.growthVerdict($0.exponent.interval) }) }

    /// Where width/G stays the same, the claim wants the rank to stay the same.
    var ratioVerdict: Verdict {
        .judge(
            widthExponentAtGroupCount.interval,
            claimed: .inside(low: -Threshold.widthScaling.limit, high: Threshold.widthScaling.limit))
    }

    var trendVerdicts: [Verdict] {
        Trend.verdicts([(plainTrend, .rising), (residualTrend, .rising)], leastSpearman: nil)
    }

    /// No growth where the exponent lies wholly below the threshold of growth, the claimed growth where it lies about the
    /// claimed exponent; another growth is neither.
    private static func growthVerdict(_ interval: Interval) -> Verdict {
        if interval.high < Threshold.widthScaling.limit { return .notReproduced }
        let claimed = Threshold.rankExponent.region
        return Verdict.judge(interval, claimed: claimed) == .reproduced ? .reproduced : .inconclusive
    }
}

extension Sweep {
    /// The largest relative distance, over networks and seeds, of a stable rank from that of samples which all have the
    /// mean cosine.
    fileprivate func distanceFromCosine() throws -> Double {
        var largest = 0.0
        for ensemble in ensembles {
            let ranks = try ensemble.penultimate(.stableRank)
            for (rank, cosine) in zip(ranks, try ensemble.penultimate(.cosineSimilarity)) {
                let alike = StableRank.value(cosine: cosine, sampleCount: ensemble.batch)
                largest = max(largest, abs(rank / alike - 1))
            }
        }
        return largest
    }
}
