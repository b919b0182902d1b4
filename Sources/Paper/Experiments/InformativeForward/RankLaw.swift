import Findings
import Statistics
import Theory

/// What the third claim says of the stable rank, each as an estimate.
struct RankLaw {
    /// Stable rank over √(width/G).
    let line: ScalingLine
    /// The slope of the line through the mean field's ranks; nil if there are none.
    let predictedSlope: Double?
    /// The power of width/G that the stable rank grows with, the width being one.
    let groupExponent: Estimate
    /// The power of width at each fixed group size.
    let widthExponents: [(groupSize: Int, exponent: Estimate)]
    /// The power of width at a fixed number of groups, where width/G does not change.
    let widthExponentAtGroupCount: Estimate
    /// The largest relative distance of a stable rank from what its cosine alone says, N/(1 + (N − 1) cos).
    let distanceFromCosine: Double

    init(_ measurements: InformativeMeasurements, _ context: PlanContext) throws {
        let width = Double(context.scale.uniformWidth)
        line = try measurements.rank.line { (width / $0).squareRoot() }
        let predicted = measurements.rank.predictedRanks.compactMap { $0 }
        let places = measurements.rank.positions.map { (width / $0).squareRoot() }
        predictedSlope =
            predicted.count == places.count ? try LineFit(PairedSample(places, predicted)).slope : nil
        groupExponent = try measurements.rank.exponent { width / $0 }
        widthExponents = try measurements.rankAtGroupSize.map { size, sweep in
            (groupSize: size, exponent: try sweep.exponent())
        }
        widthExponentAtGroupCount = try measurements.rankAtGroupCount.exponent()
        distanceFromCosine = try measurements.rank.distanceFromCosine()
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
