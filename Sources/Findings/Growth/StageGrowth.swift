import Foundation
import Networks
import Statistics

/// How the variance of a residual network's stream grows over the blocks of one stage. Each estimate is a t-interval over
/// seeds, growths on their logarithm.
package struct StageGrowth {
    /// exp of the slope of ln v over the block.
    package let base: Estimate
    /// (v_9 / v_6)^(1/3): the growth a block at the end.
    package let tail: Estimate
    /// The slope of v over the block.
    package let slope: Estimate
    /// The same of every seed.
    package let slopes: [Double]
    /// v of the first block of the next stage over v of this one's last; nil in the last stage.
    package let fall: Estimate?
    /// R^2 of a line through the seeds' mean v, and of one through its logarithm; nil where v is constant.
    package let linearFit: Double?
    package let exponentialFit: Double?
    /// By seed, then by block.
    private let values: [[Double]]

    /// The stages of a residual network.
    package static func ofStages(_ ensemble: Ensemble) throws -> [StageGrowth] {
        let curve = ensemble.blockOutputs(.activationVariance)
        let (stages, size) = try ensemble.stages()
        return try (0..<stages).map { stage in
            let values = try variances(curve, stage: stage, size: size)
            let next = stage + 1 < stages ? curve.layer((stage + 1) * size) : nil
            return try StageGrowth(values, nextStage: next)
        }
    }

    /// (v_9 / v_4)^(1/5), the growth a block once the start is forgotten, by stage.
    package static func lateFactors(_ ensemble: Ensemble) throws -> [Estimate] {
        let curve = ensemble.blockOutputs(.activationVariance)
        let (stages, size) = try ensemble.stages()
        return try (0..<stages).map { stage in
            let logarithms = try variances(curve, stage: stage, size: size).map { log($0[8] / $0[3]) / 5 }
            return try Sample(logarithms).meanEstimate().mapped(by: exp)
        }
    }

    /// The variances of a stage's blocks, by seed. A diverged block has none, and so the stage.
    private static func variances(_ curve: LayerCurve, stage: Int, size: Int) throws -> [[Double]] {
        return try curve.values.map { row in
            try row[stage * size..<(stage + 1) * size].map { value in
                guard let value, value > 0 else { throw StatisticsError.tooFewValues(count: 0, needed: size) }
                return value
            }
        }
    }

    /// - Parameter values: by seed, then by block.
    private init(_ values: [[Double]], nextStage: [Double]?) throws {
        self.values = values
        let blocks = (1...values[0].count).map(Double.init)
        slopes = try values.map { try LineFit(PairedSample(blocks, $0)).slope }
        let rates = try values.map { try LineFit(PairedSample(blocks, $0.map { log($0) })).slope }
        base = try Sample(rates).meanEstimate().mapped(by: exp)
        slope = try Sample(slopes).meanEstimate()
        let last = values[0].count - 1
        tail = try Sample(values.map { log($0[last] / $0[last - 3]) / 3 }).meanEstimate().mapped(by: exp)
        fall = try nextStage.map { next in
            try Sample(zip(next, values).map { log($0 / $1[last]) }).meanEstimate().mapped(by: exp)
        }
        let all = Array(values.indices)
        linearFit = try Self.fit(values, seeds: all)
        exponentialFit = try Self.fit(values, seeds: all, of: log)
    }

    /// R^2 of a line over the blocks through the mean v of some seeds, or through a function of it.
    private static func fit(
        _ values: [[Double]], seeds: [Int], of transformation: (Double) -> Double = { $0 }
    ) throws -> Double? {
        let count = values[0].count
        let means = (0..<count).map { block in
            transformation(seeds.reduce(0.0) { $0 + values[$1][block] } / Double(seeds.count))
        }
        return try LineFit(PairedSample((1...count).map(Double.init), means)).rSquared
    }

    /// How linear the growth is: R^2 of a line through v, and by how much it exceeds that of a line through ln v, each
    /// with the interval of a bootstrap over seeds.
    package func linearity() throws -> (fit: Estimate, advantage: Estimate) {
        let bootstrap = try Bootstrap(seedCount: values.count)
        return (
            try bootstrap.estimate { try Self.fit(values, seeds: $0) },
            try bootstrap.estimate { seeds in
                guard let linear = try Self.fit(values, seeds: seeds),
                    let exponential = try Self.fit(values, seeds: seeds, of: log)
                else { return nil }
                return linear - exponential
            }
        )
    }
}

extension Ensemble {
    /// How many stages a residual network has, and blocks in each.
    fileprivate func stages() throws -> (count: Int, blocks: Int) {
        guard case .residual(let widths, let blocks, _, _) = try network.geometry() else {
            preconditionFailure("only residual networks have stages")
        }
        return (widths.count, blocks)
    }

    /// r = (E s)² / E s² of a stage's branches, of every seed; nil where one has none.
    package func branchEvenness(stage: Int) -> [Double]? {
        let values = records.compactMap { stage < $0.branchEvenness.count ? $0.branchEvenness[stage] : nil }
        return values.count == records.count ? values : nil
    }

    /// A quantity of the blocks' outputs, without what lies within blocks.
    package func blockOutputs(_ quantity: Quantity) -> LayerCurve {
        curve(quantity) { $0.role.isBlockOutput }
    }
}
