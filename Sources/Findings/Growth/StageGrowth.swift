import Foundation
import Networks
import Statistics

/// The growth of the activation variance v of a residual network over the blocks 1, 2, ... of one stage. Every quantity
/// has Student's t over seeds, computed on the logarithm for ratios.
package struct StageGrowth {
    /// The factor by which v grows per block: exp of the slope of ln v on the block number.
    package let base: TTest
    /// (v_9 / v_6)^(1/3): the growth factor per block at the end of the stage.
    package let tail: TTest
    /// (v_9 / v_4)^(1/5): the growth factor per block away from the start of the stage.
    package let lateFactor: TTest
    /// v_9 / v_1: the growth factor of the whole stage.
    package let overall: TTest
    /// (v_9 - v_5) - 1.5 (v_5 - v_1): negative for a line, positive for an exponential with a base above
    /// 1.5^(1/4) = 1.107.
    package let curvature: TTest
    /// v_5 - v_1, the mean over seeds.
    package let earlierIncrement: Double
    /// The increment of v per block: the slope of v on the block number.
    package let slope: TTest
    /// The slope for each seed.
    package let slopes: [Double]
    /// v at the first block of the next stage over v at the last block of this one; nil in the last stage.
    package let fall: TTest?
    /// R² of a line fitted to the mean of v over seeds; nil if v is constant.
    package let linearFit: Double?
    /// R² of a line fitted to the logarithm of the mean of v over seeds; nil if v is constant.
    package let exponentialFit: Double?
    /// v, indexed by seed, then by block.
    private let values: [[Double]]

    /// The growth in each stage of a residual network.
    ///
    /// - Throws: `StatisticsError` where a variance is undefined, as after a divergence, or there are too few seeds.
    package static func ofStages(_ ensemble: Ensemble) throws -> [StageGrowth] {
        let curve = ensemble.blockOutputs(.activationVariance)
        let (stages, size) = try ensemble.stages()
        precondition(size == Requirement.fittedBlocks.minimum, "a growth is fitted to nine blocks")
        return try (0..<stages).map { stage in
            let values = try variances(curve, stage: stage, size: size)
            let next = stage + 1 < stages ? curve.layer((stage + 1) * size) : nil
            return try StageGrowth(values, nextStage: next)
        }
    }

    /// The variances of a stage's blocks, indexed by seed, then by block. If one block has diverged, the stage has
    /// none.
    private static func variances(_ curve: LayerCurve, stage: Int, size: Int) throws -> [[Double]] {
        return try curve.values.map { row in
            try row[stage * size..<(stage + 1) * size].map { value in
                guard let value, value > 0 else { throw StatisticsError.tooFewValues(count: 0, needed: size) }
                return value
            }
        }
    }

    /// - Parameters:
    ///   - values: v, indexed by seed, then by block.
    ///   - nextStage: v at the first block of the next stage, one number per seed.
    private init(_ values: [[Double]], nextStage: [Double]?) throws {
        self.values = values
        let blocks = (1...values[0].count).map(Double.init)
        func growth(_ ratio: ([Double]) -> Double) throws -> TTest {
            try TTest(Sample(values.map(ratio)), on: .logarithm)
        }
        slopes = try values.map { try LineFit(PairedSample(blocks, $0)).slope }
        let rates = try values.map { try LineFit(PairedSample(blocks, $0.map { log($0) })).slope }
        base = try TTest(Sample(rates.map(exp)), on: .logarithm)
        slope = try TTest(Sample(slopes))
        let last = values[0].count - 1
        tail = try growth { pow($0[last] / $0[last - 3], 1.0 / 3) }
        lateFactor = try growth { pow($0[last] / $0[last - 5], 1.0 / 5) }
        overall = try growth { $0[last] / $0[0] }
        let middle = last / 2
        curvature = try TTest(
            Sample(values.map { ($0[last] - $0[middle]) - 1.5 * ($0[middle] - $0[0]) }))
        earlierIncrement = values.map { $0[middle] - $0[0] }.mean
        fall = try nextStage.map { next in
            try TTest(Sample(zip(next, values).map { $0 / $1[last] }), on: .logarithm)
        }
        let means = try SeedTable(values).columnMeans
        linearFit = Self.fit(means)
        exponentialFit = Self.fit(means, of: log)
    }

    /// R^2 of a line over the blocks through mean variances, or through a function of them; nil if they are
    /// constant. The bootstrap asks for it so often that `LineFit`, which checks what it is given, would take most of
    /// an analysis.
    private static func fit(_ means: [Double], of transformation: (Double) -> Double = { $0 }) -> Double? {
        let middle = Double(means.count - 1) / 2
        var (sum, squares, products, positions) = (0.0, 0.0, 0.0, 0.0)
        for (index, mean) in means.enumerated() {
            let (x, y) = (Double(index) - middle, transformation(mean))
            sum += y
            squares += y * y
            products += x * y
            positions += x * x
        }
        let spread = squares - sum * sum / Double(means.count)
        guard spread > squares * Double(means.count).ulp else { return nil }
        return products * products / (positions * spread)
    }

    /// How linear the growth is: R^2 of a line through the seeds' mean v, and by how much it exceeds that of a line
    /// through its logarithm, by the studentized bootstrap.
    ///
    /// - Throws: `StatisticsError` where there are too few seeds, or v is constant.
    package func linearity(fit: Threshold, advantage: Threshold) throws -> [Evidence] {
        let bootstrap = try StudentizedBootstrap(SeedTable(values), resamples: Self.resamples)
        return try [
            Evidence(
                "R² of a line", bootstrap.distribution(of: Self.linearFit), in: fit.region,
                model: model(fit.region, bending: Self.parabola, statistic: Self.linearFit)),
            Evidence(
                "R² less that of an exponential", bootstrap.distribution(of: Self.advantage), in: advantage.region,
                model: model(advantage.region, bending: Self.exponential, statistic: Self.advantage)),
        ]
    }

    @Sendable private static func linearFit(_ means: [Double]) -> Double? { fit(means) }

    @Sendable private static func advantage(_ means: [Double]) -> Double? {
        fit(means).flatMap { linear in fit(means, of: log).map { linear - $0 } }
    }

    /// Studies in which v grows along a line, as the paper says, from the measured first value to the measured last one; or
    /// along the curve on the way from there to a bent one of which the statistic just fails. nil if v does not grow.
    private func model(
        _ region: ClaimedRegion, bending bend: ([Double]) -> [Double],
        statistic: @escaping @Sendable ([Double]) -> Double?
    ) -> CurveModel? {
        guard let means = try? SeedTable(values).columnMeans, let first = means.first, let last = means.last,
            last > first,
            first > 0
        else { return nil }
        let count = Double(means.count - 1)
        let line = means.indices.map { first + (last - first) * Double($0) / count }
        let boundary = CurveModel.crossing(from: line, to: bend(line), at: region.ends[0], of: statistic)
        return CurveModel(
            values, in: region, claimed: line, boundaries: boundary.map { [$0] } ?? [], statistic: statistic)
    }

    /// As high at its ends, and bent down between them until it hardly rises at first.
    private static func parabola(_ line: [Double]) -> [Double] {
        let (first, rise, count) = (line[0], line[line.count - 1] - line[0], Double(line.count - 1))
        return line.indices.map { index in
            let place = Double(index) / count
            return first + rise * place * place
        }
    }

    /// As high at its ends, and exponential between them.
    private static func exponential(_ line: [Double]) -> [Double] {
        let (first, last, count) = (line[0], line[line.count - 1], Double(line.count - 1))
        return line.indices.map { first * pow(last / first, Double($0) / count) }
    }

    /// Of each of the many stages: 2.5% of one more are a whole number.
    private static let resamples = 1_999
}

extension Ensemble {
    /// The number of stages of a residual network, and of blocks per stage.
    fileprivate func stages() throws -> (count: Int, blocks: Int) {
        guard case .residual(let widths, let blocks, _, _) = try network.geometry() else {
            preconditionFailure("only residual networks have stages")
        }
        return (widths.count, blocks)
    }

    /// r = (E s)² / E s² of a stage's branches, one number per seed; nil if it is undefined for some seed.
    package func branchEvenness(stage: Int) -> [Double]? {
        let values = records.compactMap { stage < $0.branchEvenness.count ? $0.branchEvenness[stage] : nil }
        return values.count == records.count ? values : nil
    }

    /// The values of a quantity at the outputs of the blocks; layers within blocks are left out.
    package func blockOutputs(_ quantity: Quantity) -> LayerCurve {
        curve(quantity) { $0.role.isBlockOutput }
    }
}
