import Networks

/// The sizes that a preset stands for. Every experiment takes its sizes from here, so that the report can state with
/// each verdict the scale on which it is based.
package struct Scale: Hashable, Sendable {
    /// What the widths of cnn-10, cnn-20 and cnn-40 are divided by.
    package var convolutionalWidthDivisor: Int
    /// What the widths of resnet-56 are divided by.
    package var residualWidthDivisor: Int
    /// Images per batch.
    package var batch: Int
    /// Images per batch for the uniform networks, which need more memory than the others.
    var uniformBatch: Int
    /// The number of convolutions of the uniform networks: 30 as in the paper, or 20 where time is short, the smallest
    /// depth that the analysis of claim C3b allows.
    var uniformDepth: Int
    /// The width of the uniform networks in which the group size is varied from 1 to the width; 64 in the paper.
    var uniformWidth: Int
    /// The widths of the uniform networks in which the width is varied.
    var uniformWidths: [Int]
    /// The largest group size in sweeps over cnn-20 and resnet-56.
    var largestGroupSize: Int
    /// The batch sizes where the batch is varied, in ascending order.
    var batchSweep: [Int]
    /// How many seeds a study has that names none.
    package var seedCount: Int
    /// The sizes of the training runs.
    package var training: TrainingScale

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
    package var seeds: [UInt64] { Self.freshSeeds(seedCount) }

    /// So many of the seeds that no run had used when the rules were frozen, from the first.
    package static func freshSeeds(_ count: Int) -> [UInt64] { (0..<UInt64(count)).map { firstFreshSeed + $0 } }

    /// 1, 2, 4, ... up to the largest.
    var groupSizes: [Int] { Self.powersOfTwo(upTo: largestGroupSize) }

    /// 1, 2, 4, ... up to a limit.
    static func powersOfTwo(upTo limit: Int) -> [Int] {
        var powers = [1]
        while let last = powers.last, last * 2 <= limit { powers.append(last * 2) }
        return powers
    }
}
