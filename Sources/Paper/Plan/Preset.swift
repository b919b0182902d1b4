import Networks

/// How large the experiments are. Blocks, feature map sizes, padding and group sizes are the same in all presets, and
/// so is the depth, except for the uniform networks.
package enum Preset: String, CaseIterable, Codable, Sendable {
    /// Narrow networks and small batches, for a few minutes on two cores.
    case quick
    /// The paper's widths at a batch of 64.
    case standard
    /// The paper's widths and batch.
    case paper

    /// The sizes that the preset stands for.
    package var scale: Scale {
        switch self {
        case .quick:
            Scale(
                preset: self, convolutionalWidthDivisor: 4, residualWidthDivisor: 2, batch: 16, uniformBatch: 16,
                uniformDepth: 20, uniformWidth: 64, uniformWidths: [16, 32, 64], largestGroupSize: 16,
                batchSweep: [16, 64], seedCount: 10,
                training: trainingScale)
        case .standard:
            Scale(
                preset: self, convolutionalWidthDivisor: 1, residualWidthDivisor: 1, batch: 64, uniformBatch: 16,
                uniformDepth: 30, uniformWidth: 64, uniformWidths: [16, 32, 64, 128], largestGroupSize: 32,
                batchSweep: [16, 64, 256], seedCount: 10,
                training: trainingScale)
        case .paper:
            Scale(
                preset: self, convolutionalWidthDivisor: 1, residualWidthDivisor: 1, batch: 256, uniformBatch: 64,
                uniformDepth: 30, uniformWidth: 64, uniformWidths: [16, 32, 64, 128], largestGroupSize: 32,
                batchSweep: [16, 64, 256], seedCount: 10,
                training: trainingScale)
        }
    }
}

/// The sizes that a preset stands for. Every experiment takes its sizes from here, so that the report can state with
/// each verdict the scale on which it is based.
package struct Scale: Hashable, Sendable {
    /// The preset that the sizes belong to.
    let preset: Preset
    /// What the widths of cnn-10, cnn-20 and cnn-40 are divided by.
    package let convolutionalWidthDivisor: Int
    /// What the widths of resnet-56 are divided by.
    package let residualWidthDivisor: Int
    /// Images per batch.
    package let batch: Int
    /// Images per batch for the uniform networks, which need more memory than the others.
    let uniformBatch: Int
    /// The number of convolutions of the uniform networks: 30 as in the paper, or 20 where time is short, the smallest
    /// depth that the analysis of claim C3b allows.
    let uniformDepth: Int
    /// The width of the uniform networks in which the group size is varied from 1 to the width; 64 in the paper.
    let uniformWidth: Int
    /// The widths of the uniform networks in which the width is varied.
    let uniformWidths: [Int]
    /// The largest group size in sweeps over cnn-20 and resnet-56.
    let largestGroupSize: Int
    /// The batch sizes where the batch is varied, in ascending order.
    let batchSweep: [Int]
    /// How many seeds a study has that names none.
    let seedCount: Int
    /// The sizes of the training runs.
    package let training: TrainingScale

    /// What the widths of an architecture are divided by; 1 for uniform networks, which have a width of their own.
    func widthDivisor(_ architecture: Architecture) -> Int {
        switch architecture.family {
        case .convolutional: convolutionalWidthDivisor
        case .residual: residualWidthDivisor
        case .uniform: 1
        }
    }

    /// No run had used a seed from this one on when the rules and thresholds were frozen.
    package static let firstFreshSeed: UInt64 = 100

    /// The seeds of a study that names none.
    package var seeds: [UInt64] { (0..<UInt64(seedCount)).map { Self.firstFreshSeed + $0 } }

    /// 1, 2, 4, ... up to the largest.
    var groupSizes: [Int] { Self.powersOfTwo(upTo: largestGroupSize) }

    /// 1, 2, 4, ... up to a limit.
    static func powersOfTwo(upTo limit: Int) -> [Int] {
        var powers = [1]
        while let last = powers.last, last * 2 <= limit { powers.append(last * 2) }
        return powers
    }
}
