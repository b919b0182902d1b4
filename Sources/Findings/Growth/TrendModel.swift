import Random
import Statistics

/// A trend over ordered positions, judged by Page's test and the size of Spearman's mean coefficient. A drawn seed's values
/// are the world's means and a normal deviation with the covariance of the measured seeds.
struct TrendModel: EvidenceModel {
    private let positions: [Double]
    private let deviations: [[Double]]
    private let claimed: [Double]?
    private let evidence: @Sendable (Trend) -> Evidence

    /// - Parameters:
    ///   - rows: by seed, then by position.
    ///   - claimed: the means that theory gives; nil if there is none.
    init(
        positions: [Double], rows: [[Double]], claimed: [Double]?, evidence: @escaping @Sendable (Trend) -> Evidence
    ) {
        self.positions = positions
        deviations = CurveModel.deviations(rows)
        self.claimed = claimed
        self.evidence = evidence
    }

    /// No trend at all.
    var boundaryCount: Int { 1 }
    var isClaimed: Bool { claimed != nil }

    func outcome(in world: World, seeds: Int?, _ stream: inout RandomStream) -> Outcome {
        let means: [Double]
        switch world {
        case .claimed: means = claimed!
        case .boundary: means = positions.map { _ in 0 }
        case .beyond: preconditionFailure("a trend has no size of an effect")
        }
        let rows = deviations.map { _ in CurveModel.row(means, deviations, &stream) }
        guard let trend = try? Trend(positions: positions, rows: rows) else { return .undecided }
        return evidence(trend).outcome
    }
}
