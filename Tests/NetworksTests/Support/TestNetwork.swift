import Tensors

@testable import Networks

/// Small networks of every kind, with inputs to run them on.
struct TestNetwork: CustomStringConvertible, Sendable {
    let geometry: Geometry
    let normalizer: Normalizer
    var padding = Padding.zero
    var side = 8
    var batch = 3

    static let classes = 4
    static let groupSize = 2

    var description: String {
        switch geometry {
        case .convolutional(let widths, _): "\(widths.count) layers with \(normalizer), \(padding) padding"
        case .residual(_, _, let block, let skipInit):
            "\(block.rawValue) blocks\(skipInit ? " with SkipInit" : "") with \(normalizer)"
        }
    }

    static func convolutional(_ normalizer: Normalizer, padding: Padding = .zero) -> TestNetwork {
        TestNetwork(
            geometry: .convolutional(widths: [4, 6, 18], strides: [1, 2, 1]), normalizer: normalizer, padding: padding)
    }

    static func residual(_ normalizer: Normalizer, _ block: ResidualBlock, skipInit: Bool) -> TestNetwork {
        TestNetwork(
            geometry: .residual(widths: [4, 6], blocksPerStage: 2, block: block, skipInit: skipInit),
            normalizer: normalizer)
    }

    /// A stack of layers, and every residual block with and without SkipInit.
    static func all(_ normalizer: Normalizer) -> [TestNetwork] {
        [convolutional(normalizer), convolutional(normalizer, padding: .periodic)]
            + ResidualBlock.allCases.flatMap { block in
                [false, true].map { residual(normalizer, block, skipInit: $0) }
            }
    }

    var shape: ActivationShape { ActivationShape(batch: batch, channels: 3, height: side, width: side) }
    var labels: [Int] { (0..<batch).map { ($0 * 3 + 1) % Self.classes } }

    func input() -> Activation {
        var random = RandomValues(70)
        return Activation(shape: shape, planar: random.activation(shape))
    }

    /// - Parameter replacing: gives what stands in for a node.
    func make(
        isDifferentiable: Bool = true, seed: UInt64 = 5, replacing: (any Node) -> any Node = { $0 }
    ) throws -> Network {
        let network = try Network.make(
            geometry: geometry, definition: normalizer.definition, grouping: .size(Self.groupSize), padding: padding,
            classes: Self.classes, input: shape,
            options: ExecutionOptions(isDifferentiable: isDifferentiable, workers: WorkerThreads(count: 1)),
            replacing: replacing)
        network.initialize(seed: seed)
        return network
    }

    /// Moves gains, shifts and thresholds from where they start, so that all parts of a network have gradients.
    func disturb(_ network: Network) {
        var random = RandomValues(71)
        for parameter in network.parameters {
            for index in 0..<parameter.values.count {
                switch parameter.role {
                case .weight: break
                case .epsilon: parameter.values.pointer[index] = 0.1
                case .skipGain: parameter.values.pointer[index] = 0.6
                case .bias, .gain, .shift, .threshold, .gate, .mixture:
                    parameter.values.pointer[index] += 0.3 * random.normal()
                }
            }
        }
    }
}
