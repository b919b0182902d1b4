import Foundation

@testable import Findings
@testable import Networks
@testable import Paper
@testable import Runs

/// Records of residual networks, made from a law of the block instead of a network: what an analysis says of them is known.
package struct SyntheticResidualRuns {
    /// The variance after a stage's block, from 1, by network.
    package var variance: @Sendable (NetworkSpecification, Double) -> Double = SyntheticResidualRuns.law
    /// By how much seeds differ as a whole, relative to the variance, and block by block.
    package var spread = (whole: 0.03, block: 0.01)
    /// What a block adds to the mean square beyond its branch's own.
    package var crossTerm = 0.0

    package init() {}

    /// Lines where activations are normalized, exponentials where weights are, and constants where SkipInit holds them.
    package static func law(_ network: NetworkSpecification, _ block: Double) -> Double {
        let isConstant = network.skipInit && (network.block == .branchActivation || network.normalizer != .weightNorm)
        if isConstant { return 0.5 }
        switch network.normalizer {
        case .weightNorm: return pow(network.skipInit ? 2.9 : network.block == .branchActivation ? 1.6 : 5, block)
        case .scaledWeightStandardization: return pow(2.05, block)
        case .none: return pow(2.4, block)
        default: return 0.3 + 0.36 * block
        }
    }

    /// What `experiment` finds in the records of its plan.
    package func findings(_ experiment: some Experiment) throws -> Findings {
        try experiment.findings(initialization: record) { _ in preconditionFailure("no training runs") }
    }

    package func record(_ specification: RunSpecification) throws -> RunRecord {
        func noise(_ index: Double) -> Double { sin(Double(specification.seed) * 12.9898 + index * 78.233) }
        let network = specification.network
        let layers = (0..<27).map { position -> LayerMeasurement in
            let (stage, block) = (position / 9, Double(position % 9 + 1))
            let whole = spread.whole * noise(Double(stage))
            let own = spread.block * noise(10 + Double(position))
            let (branch, shortcut) = (1 + 0.01 * noise(50 + Double(position)), block)
            return LayerMeasurement(
                name: "stage\(stage + 1).block\(position % 9 + 1).output", kind: .activation,
                role: .blockOutput(BlockPlace(stage: stage + 1, block: position % 9 + 1)), height: 32 >> stage,
                channels: 16,
                quantities: [
                    .activationVariance: variance(network, block) * exp(whole + own),
                    .branchMeanSquare: branch, .shortcutMeanSquare: shortcut,
                    .sumMeanSquare: shortcut + branch + crossTerm + 0.02 * noise(100 + Double(position)),
                ])
        }
        return RunRecord(loss: 2.3, layers: layers, branchEvenness: [Double?](repeating: 0.9, count: 3))
    }
}
