import Foundation
import Random
import Statistics

/// A mean judged by Student's t: as many normal values as there are seeds, on the scale of the test, with the measured
/// standard deviation.
struct MeanModel: EvidenceModel {
    private let region: ClaimedRegion
    private let transformation: Transformation
    private let standardDeviation: Double
    private let count: Int
    /// On the scale of the test; nil if nothing is claimed, or if the scale does not allow the claimed value.
    private let claimed: Double?
    /// On the scale of the test, the ends of the region that it takes.
    private let ends: [Double]
    /// Quantiles by number of seeds are expensive; that of the measured number is kept.
    private let criticalValue: Double

    /// - Parameter expected: the value of the paper, or of theory; nil if neither gives one.
    init(_ test: TTest, in region: ClaimedRegion, expected: Double?) {
        self.region = region
        transformation = test.transformation
        standardDeviation = test.standardError * Double(test.count).squareRoot()
        count = test.count
        claimed = expected.flatMap(test.transformation.apply)
        ends = region.ends.compactMap(test.transformation.apply)
        criticalValue = Self.criticalValue(test.count)
    }

    var boundaryCount: Int { ends.count }
    var isClaimed: Bool { claimed != nil }
    var isScalable: Bool { true }

    func outcome(in world: World, seeds: Int?, _ stream: inout RandomStream) -> Outcome {
        let mean =
            switch world {
            case .claimed: claimed!
            case .boundary(let index): ends[index]
            case .beyond(let size):
                switch region {
                case .above(let bound): transformation.apply(bound + size) ?? .infinity
                case .below(let bound): transformation.apply(bound - size) ?? -.infinity
                case .inside(let low, let high): transformation.apply((low + high) / 2) ?? .nan
                }
            }
        let n = seeds ?? count
        let critical = n == count ? criticalValue : Self.criticalValue(n)
        var (sum, squares) = (0.0, 0.0)
        for _ in 0..<n {
            let value = stream.nextNormal()
            sum += value
            squares += value * value
        }
        let size = Double(n)
        let variance = max(squares - sum * sum / size, 0) / (size - 1)
        let reach = critical * (variance / size).squareRoot() * standardDeviation
        let middle = mean + standardDeviation * sum / size
        return region.outcome(
            of: Interval(low: middle - reach, high: middle + reach).mapped(by: transformation.invert))
    }

    /// Of a claimed value outside of the region, or of an interval about it, as wide as is to be expected, that reaches over
    /// an end.
    var obstacle: PowerObstacle? {
        guard let claimed else { return nil }
        let value = transformation.invert(claimed)
        guard region.contains(value) else { return .claimedOutside(value: value, region: region) }
        let reach = criticalValue * standardDeviation / Double(count).squareRoot()
        let (low, high) = (transformation.invert(claimed - reach), transformation.invert(claimed + reach))
        return region.contains(low) && region.contains(high)
            ? nil : .wideInterval(low: low, high: high, region: region)
    }

    private static func criticalValue(_ count: Int) -> Double {
        StudentT(degreesOfFreedom: Double(count - 1)).quantile((1 + Interval.standardLevel) / 2)
    }
}
