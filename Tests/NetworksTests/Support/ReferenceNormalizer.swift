import Foundation
import Networks
import Tensors

/// Every normalizer with its activation, forward and backward, as plain loops in double precision: written from the
/// definitions of docs/science.md, stage by stage as a textbook derives them. It shares the names with the engine and
/// nothing else, neither the general formula nor the sums over positions.
struct ReferenceNormalizer {
    let name: Normalizer
    var groupSize = 1
    /// Sample variances in GroupNorm and the EvoNorms' statistics of one sample, as the published code has them.
    var usesSampleVariances = false

    // One number a channel.
    var gamma: [Double]
    var beta: [Double]
    /// The EvoNorms' v.
    var gate: [Double]
    /// The thresholded linear unit's tau.
    var threshold: [Double]
    /// FilterResponseNorm's eps, of which the magnitude counts.
    var learnedEpsilon = 1e-5
    var branchGain: Double?
    /// Whether the activation function follows; in a shortcut none does.
    var isActivated = true
    var runningMean: [Double]
    var runningVariance: [Double]

    init(_ name: Normalizer, channels: Int) {
        self.name = name
        gamma = [Double](repeating: 1, count: channels)
        beta = [Double](repeating: 0, count: channels)
        gate = [Double](repeating: 1, count: channels)
        threshold = [Double](repeating: 0, count: channels)
        runningMean = [Double](repeating: 0, count: channels)
        runningVariance = [Double](repeating: 1, count: channels)
    }

    struct Pass {
        var output: ReferenceTensor
        /// The largest magnitude among the terms whose sum an output is: rounding errors are relative to it.
        var scale = 0.0
        /// Where an output lies so near a kink of the layer that float32 may fall on its other side.
        var isNearKink: [Bool]
    }

    struct Gradients {
        var input: ReferenceTensor
        /// With respect to what is added before the activation.
        var skip: ReferenceTensor
        /// By the suffix of the parameter's name.
        var parameters: [String: [Double]] = [:]
        /// The sums of their terms' magnitudes.
        var parameterScales: [String: [Double]] = [:]
        /// The largest sum of the magnitudes of an input gradient's terms.
        var inputScale = 0.0

        mutating func add(_ value: Double, magnitude: Double? = nil, to parameter: String, _ index: Int, of count: Int)
        {
            parameters[parameter, default: [Double](repeating: 0, count: count)][index] += value
            parameterScales[parameter, default: [Double](repeating: 0, count: count)][index] += magnitude ?? abs(value)
        }
    }

    func forward(_ x: ReferenceTensor, skip: ReferenceTensor? = nil, mode: Mode = .training) -> Pass {
        switch name {
        case .evoNormB0: forwardB0(x, mode)
        case .evoNormS0: forwardS0(x)
        default: forwardAffine(x, skip, mode)
        }
    }

    /// The gradients in training mode.
    func backward(_ x: ReferenceTensor, skip: ReferenceTensor? = nil, outputGradient: ReferenceTensor) -> Gradients {
        switch name {
        case .evoNormB0: backwardB0(x, outputGradient)
        case .evoNormS0: backwardS0(x, outputGradient)
        default: backwardAffine(x, skip, outputGradient)
        }
    }

    /// Takes the batch's statistics into the running ones, nine parts old and one part new.
    mutating func updateRunning(_ x: ReferenceTensor) {
        for (channel, members) in batchSets(x).enumerated() {
            let batch = statistics(x, members)
            runningMean[channel] = 0.9 * runningMean[channel] + 0.1 * batch.mean
            runningVariance[channel] = 0.9 * runningVariance[channel] + 0.1 * batch.variance
        }
    }

    /// The values of each channel over batch and space.
    func batchSets(_ x: ReferenceTensor) -> [[Int]] { sets(x, count: x.channels) { x.channel($0) } }

    /// The values of each sample and each run of `size` channels.
    func sampleSets(_ x: ReferenceTensor, size: Int) -> [[Int]] {
        let perSample = x.channels / size
        return sets(x, count: x.batch * perSample) { x.sample($0) * perSample + x.channel($0) / size }
    }

    private func sets(_ x: ReferenceTensor, count: Int, _ index: (Int) -> Int) -> [[Int]] {
        var sets = [[Int]](repeating: [], count: count)
        for position in x.values.indices { sets[index(position)].append(position) }
        return sets
    }

    /// Mean and variance of some values; the sample variance of a single one is taken as 0.
    func statistics(
        _ x: ReferenceTensor, _ members: [Int], sampleVariance: Bool = false
    ) -> (mean: Double, variance: Double) {
        var mean = 0.0
        for member in members { mean += x.values[member] / Double(members.count) }
        var square = 0.0
        for member in members { square += (x.values[member] - mean) * (x.values[member] - mean) }
        return (mean, square == 0 ? 0 : square / varianceCount(members, sampleVariance: sampleVariance))
    }

    /// What the sum of squared deviations is divided by.
    func varianceCount(_ members: [Int], sampleVariance: Bool) -> Double {
        Double(sampleVariance ? max(members.count - 1, 1) : members.count)
    }
}
