import Random
import Statistics

/// A smooth function of a seed-averaged curve, judged by the studentized bootstrap. A drawn seed's curve is the mean curve
/// of the world and a normal deviation with the covariance of the measured seeds.
struct CurveModel: EvidenceModel {
    private let region: ClaimedRegion
    private let transformation: Transformation
    private let statistic: @Sendable ([Double]) -> Double?
    /// The seeds' deviations from their mean over √(n − 1).
    private let deviations: [[Double]]
    private let claimed: [Double]?
    private let boundaries: [[Double]]

    /// Fewer than of a reported interval, without making it wider; see `CoverageTable.resamples`.
    private static let resamples = CoverageTable.resamples

    /// - Parameters:
    ///   - rows: the measured curve of every seed.
    ///   - claimed: the mean curve of the paper, or of theory; nil if neither gives one.
    ///   - boundaries: mean curves whose statistic is at an end of the region.
    init(
        _ rows: [[Double]], on transformation: Transformation = .identity, in region: ClaimedRegion,
        claimed: [Double]?, boundaries: [[Double]], statistic: @escaping @Sendable ([Double]) -> Double?
    ) {
        self.region = region
        self.transformation = transformation
        self.statistic = statistic
        self.claimed = claimed
        self.boundaries = boundaries
        deviations = Self.deviations(rows)
    }

    var isExpensive: Bool { true }
    var boundaryCount: Int { boundaries.count }
    var isClaimed: Bool { claimed != nil }

    func outcome(in world: World, seeds: Int?, _ stream: inout RandomStream) -> Outcome {
        let mean: [Double]
        switch world {
        case .claimed: mean = claimed!
        case .boundary(let index): mean = boundaries[index]
        case .beyond: preconditionFailure("a curve has no size of an effect")
        }
        do {
            let rows = deviations.map { _ in Self.row(mean, deviations, &stream) }
            let bootstrap = try StudentizedBootstrap(
                SeedTable(rows), resamples: Self.resamples, randomSeed: stream.next())
            let interval = try bootstrap.distribution(on: transformation, of: statistic).interval()
            return region.outcome(of: interval)
        } catch {
            // Undefined on too many resamples.
            return .undecided
        }
    }

    /// The seeds' deviations from their mean, over the root of their number minus one: their products add up to the
    /// covariance.
    static func deviations(_ rows: [[Double]]) -> [[Double]] {
        let count = Double(rows.count)
        let means = rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } / count }
        let scale = 1 / max(count - 1, 1).squareRoot()
        return rows.map { row in zip(row, means).map { ($0 - $1) * scale } }
    }

    /// A curve about a mean with the covariance of some deviations.
    static func row(_ mean: [Double], _ deviations: [[Double]], _ stream: inout RandomStream) -> [Double] {
        var row = mean
        for deviation in deviations {
            let factor = stream.nextNormal()
            for column in row.indices { row[column] += factor * deviation[column] }
        }
        return row
    }

    /// On the way from one curve to another, the first at which a function of it reaches a value, by bisection; nil if it
    /// does not lie between the two ends.
    static func crossing(
        from start: [Double], to end: [Double], at value: Double, of statistic: ([Double]) -> Double?
    ) -> [Double]? {
        func curve(_ share: Double) -> [Double] { zip(start, end).map { $0 + share * ($1 - $0) } }
        guard let first = statistic(start), let last = statistic(end), (first - value) * (last - value) < 0 else {
            return nil
        }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            guard let reached = statistic(curve(middle)) else { return nil }
            if (reached - value) * (first - value) > 0 { low = middle } else { high = middle }
        }
        return curve((low + high) / 2)
    }
}
