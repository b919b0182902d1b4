import Foundation
import Theory

@testable import Findings
@testable import Networks
@testable import Paper
@testable import Runs
@testable import Training

/// Records made from a law of the group size instead of a network: what an analysis says of them is known.
package struct GroupSizeRuns {
    /// How similarity follows from group size and width.
    package enum Law {
        /// The mean field's limit, in which width has no part.
        case meanField
        /// The paper's claim: a stable rank proportional to √(width/G).
        case claimed
        /// Nothing follows anything.
        case none
    }

    package var law = Law.meanField
    /// The planted fault: a group size is taken as the number of groups.
    package var takesSizeAsCount = false
    /// The size of the differences between seeds.
    package var spread = 0.01
    /// log₂ of the group size that trains best.
    package var best = 2.0
    /// The test accuracy's parabola opens downwards below zero.
    package var curvature = -0.02

    package static let context = context(seeds: 10)

    package static func context(seeds: Int) -> PlanContext {
        PlanContext(
            scale: Preset.quick.scale, data: DataIdentity(name: .generated, sha256: "none"), classes: 10,
            seeds: (0..<UInt64(seeds)).map { $0 }, engine: .current(threads: 1))
    }

    /// What `experiment` finds in the records of its plan.
    package func findings(_ experiment: some Experiment) throws -> Findings {
        try experiment.findings(initialization: record, training: trained)
    }

    /// A test accuracy that is a parabola of log₂ G.
    private func trained(_ run: RunSpecification) throws -> TrainingRecord {
        guard case .training(let configuration) = run.work else { preconditionFailure("training runs only") }
        let widths = try run.network.geometry().widths
        let distance = log2(Double(groupSize(run.network, width: widths[widths.count - 1]))) - best
        let noise = spread * sin(Double(run.seed) * 12.9898 + distance * 78.233)
        let accuracy = 0.6 + curvature * distance * distance + noise * 0.1
        return TrainingRecord(
            epochs: (0..<configuration.epochs).map { _ in
                .init(trainingLoss: 1, trainingAccuracy: accuracy, testLoss: 1, testAccuracy: accuracy)
            }, probes: [], divergence: nil)
    }

    package func record(_ specification: RunSpecification) throws -> RunRecord {
        guard case .initialization(let work) = specification.work else {
            preconditionFailure("records are of passes at initialization")
        }
        let layers = try Self.layers(specification.network)
        let width = layers[layers.count - 1].channels
        let size = groupSize(specification.network, width: width)
        let noise = spread * sin(Double(specification.seed) * 12.9898 + Double(size) * 78.233 + Double(width))
        let similarity = cosine(groupSize: size, width: width, batch: work.batch) * (1 + noise * 0.1)
        let growth = 0.22 * (1 - log2(Double(size)) / 6) + noise * 0.05
        return RunRecord(
            loss: 2.3,
            layers: layers.enumerated().flatMap { index, layer in
                [
                    LayerMeasurement(
                        name: "\(layer.name).convolution", kind: .convolution, height: layer.side,
                        channels: layer.channels,
                        quantities: [
                            .gradientNorm: work.differentiates ? exp(growth * Double(layers.count - index)) : nil
                        ]),
                    LayerMeasurement(
                        name: "\(layer.name).activation", kind: .activation, height: layer.side,
                        channels: layer.channels,
                        quantities: [
                            .cosineSimilarity: similarity,
                            .stableRank: StableRank.value(cosine: similarity, sampleCount: work.batch),
                        ]),
                ]
            })
    }

    private func groupSize(_ network: NetworkSpecification, width: Int) -> Int {
        guard case .size(let size) = network.grouping else { return network.normalizer == .layerNorm ? width : 1 }
        return takesSizeAsCount ? max(1, width / size) : size
    }

    private func cosine(groupSize: Int, width: Int, batch: Int) -> Double {
        switch law {
        case .meanField:
            // The limits of docs/science.md, "GroupNorm"; beyond them nearly alike.
            [1: 0.318, 2: 0.427, 4: 0.555, 8: 0.696, 16: 0.832, 32: 0.926, 64: 0.976][groupSize] ?? 0.99
        case .claimed:
            (Double(batch) / (1.2 * (Double(width) / Double(groupSize)).squareRoot()) - 1) / Double(batch - 1)
        case .none:
            0.5
        }
    }

    private typealias Layer = (name: String, side: Int, channels: Int)

    private static func layers(_ network: NetworkSpecification) throws -> [Layer] {
        switch try network.geometry() {
        case .convolutional(let widths, let strides):
            var side = 32
            return zip(widths, strides).enumerated().map { index, layer in
                side /= layer.1
                return ("layer\(index + 1)", side, layer.0)
            }
        case .residual(let widths, _, _, _):
            return widths.enumerated().map { ("stage\($0 + 1)", 32 >> $0, $1) }
        }
    }
}
