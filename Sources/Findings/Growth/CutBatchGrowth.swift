import Foundation
import Networks
import Statistics
import Theory

/// How much more gradients explode where the same images pass in smaller batches: ln of the first convolution's gradient
/// norm over the last one's, averaged over the batches that a seed's images are cut into.
package struct CutBatchGrowth: Sendable {
    /// Images of a batch, rising.
    package let batches: [Int]
    /// ln(first/last): by batch, then by seed.
    package let logarithms: [[Double]]
    /// What theory adds to ln(first/last) beside the largest batch, for BatchNorm on maps without borders, by batch; nil
    /// where it has no value. ``BatchNormMeanField/growthRatio(batch:reference:positions:)``.
    package let theory: [Double?]

    /// - Parameter cuts: by rising batch, the batches of that size as ensembles on the same seeds.
    /// - Throws: `MeasurementError.notPositive` where a gradient norm is zero or undefined.
    package init(_ cuts: [[Ensemble]]) throws(MeasurementError) {
        precondition(!cuts.isEmpty && cuts.allSatisfy { !$0.isEmpty }, "there is a batch at least")
        let batches = cuts.map { $0[0].batch }
        precondition(zip(batches, batches.dropFirst()).allSatisfy { $0 < $1 }, "batches grow: \(batches)")
        let seeds = cuts[0][0].seeds
        precondition(cuts.joined().allSatisfy { $0.seeds == seeds }, "all batches have the same seeds")
        self.batches = batches
        var logarithms = [[Double]]()
        for parts in cuts {
            var sums = [Double](repeating: 0, count: seeds.count)
            for part in parts {
                for (index, logarithm) in try part.explosionLogarithms().enumerated() { sums[index] += logarithm }
            }
            logarithms.append(sums.map { $0 / Double(parts.count) })
        }
        self.logarithms = logarithms
        // The gradient at the last convolution's output has passed the last normalizer already.
        let positions = cuts[0][0].curve(.gradientNorm).heights.dropLast().map { $0 * $0 }
        theory = batches.map { batch in
            BatchNormMeanField.growthRatio(batch: batch, reference: batches[batches.count - 1], positions: positions)
                .map { log($0) }
        }
    }

    /// ln(first/last) at the smallest batch minus that at the largest, one number per seed. Above 0, smaller batches explode
    /// more.
    package var effects: [Double] { zip(logarithms[0], logarithms[logarithms.count - 1]).map { $0 - $1 } }
}

extension Ensemble {
    /// ln of the first convolution's gradient norm over the last one's, one number per seed.
    fileprivate func explosionLogarithms() throws(MeasurementError) -> [Double] {
        let curve = curve(.gradientNorm)
        var logarithms = [Double]()
        for (seed, norms) in zip(seeds, curve.values) {
            func norm(_ index: Int) throws(MeasurementError) -> Double {
                guard let norm = norms[index], norm > 0, norm.isFinite else {
                    throw .notPositive(.gradientNorm, value: norms[index], layer: index + 1, seed: seed)
                }
                return norm
            }
            logarithms.append(log(try norm(0) / norm(curve.layerCount - 1)))
        }
        return logarithms
    }
}
