import Networks

/// How large the experiments are. Blocks, map sizes, padding and group sizes are the same in all, and so is depth, but for
/// the uniform networks.
package enum Preset: String, CaseIterable, Codable, Sendable {
    /// Narrow networks and small batches: minutes on two cores.
    case quick
    /// The paper's widths at a batch of 64.
    case standard
    /// The paper's widths and batch.
    case paper

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

/// The numbers that a preset stands for. Every experiment takes its sizes from here, so that the report can say beside
/// each verdict what it rests on.
package struct Scale: Hashable, Sendable {
    package let preset: Preset
    /// What the widths of cnn-10, cnn-20 and cnn-40 are divided by.
    package let convolutionalWidthDivisor: Int
    /// What the widths of resnet-56 are divided by.
    package let residualWidthDivisor: Int
    /// Images in a batch.
    package let batch: Int
    /// Images in a batch of the uniform networks, which are large.
    package let uniformBatch: Int
    /// Convolutions of the uniform networks: 30 in the paper, 20 where time is short, the least that the analysis of C3b
    /// allows.
    package let uniformDepth: Int
    /// Channels of the uniform networks where the group size is varied, from 1 to all of them; the paper has 64.
    package let uniformWidth: Int
    /// Widths of the uniform networks where width is varied.
    package let uniformWidths: [Int]
    /// The largest group size in sweeps over cnn-20 and resnet-56.
    package let largestGroupSize: Int
    /// Batch sizes where the batch is varied.
    package let batchSweep: [Int]
    /// How many seeds a study has that names none.
    package let seedCount: Int
    /// The training runs.
    package let training: TrainingScale

    package func widthDivisor(_ architecture: Architecture) -> Int {
        switch architecture.family {
        case .convolutional: convolutionalWidthDivisor
        case .residual: residualWidthDivisor
        case .uniform: 1
        }
    }

    /// The seeds of a study that names none. No run had used them when the rules and thresholds were frozen.
    package var seeds: [UInt64] { (0..<UInt64(seedCount)).map { 100 + $0 } }

    /// 1, 2, 4, ... up to the largest.
    package var groupSizes: [Int] { Self.powersOfTwo(upTo: largestGroupSize) }

    /// 1, 2, 4, ... up to a limit.
    static func powersOfTwo(upTo limit: Int) -> [Int] {
        var powers = [1]
        while let last = powers.last, last * 2 <= limit { powers.append(last * 2) }
        return powers
    }
}
