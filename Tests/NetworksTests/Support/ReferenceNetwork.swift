import Foundation
import Tensors

@testable import Networks

/// The loss of a whole network in training mode as plain loops in double precision, from the engine's graph and its
/// parameters' names. In double precision a difference quotient's step can be so small that it crosses no kink.
struct ReferenceNetwork {
    private let nodes: [any Node]
    private let normalizer: Normalizer
    private let inputShape: ActivationShape

    /// Parameters by name.
    typealias Parameters = [String: [Double]]

    /// - Parameter nodes: of the engine's network, in forward order.
    init(_ test: TestNetwork, nodes: [any Node]) {
        self.nodes = nodes
        normalizer = test.normalizer
        inputShape = test.shape
    }

    /// The mean cross-entropy of a batch.
    func loss(_ input: [Float], labels: [Int], _ parameters: Parameters) -> Double {
        var values = [(shape: inputShape, values: input.map(Double.init))]
        for node in nodes {
            let inputs = node.inputs.map { values[$0].values }
            let shape = values[node.inputs[0]].shape
            values.append((node.outputShape, output(node, shape, inputs, parameters)))
        }
        let (shape, last) = values[nodes.count]
        return crossEntropy(shape, last, labels: labels, parameters)
    }

    private func output(
        _ node: any Node, _ shape: ActivationShape, _ inputs: [[Double]], _ parameters: Parameters
    ) -> [Double] {
        switch node {
        case let node as ConvolutionNode: convolution(node, inputs[0], parameters)
        case let node as NormalizerNode: normalized(node, inputs, parameters)
        case is AdditionNode:
            zip(inputs[0], inputs[1]).map { ((node.parameters.first.map { parameters[$0.name]![0] }) ?? 1) * $0 + $1 }
        case is PeriodicHaloNode: halo(shape, inputs[0])
        default: preconditionFailure("\(node.layer.name) has no reference")
        }
    }

    private func convolution(_ node: ConvolutionNode, _ x: [Double], _ parameters: Parameters) -> [Double] {
        let shape = node.convolution.shape
        let fanIn = shape.inputs * 9
        let trained = parameters[node.weight.name]!
        let bias = node.bias.map { parameters[$0.name]! }
        let gains = node.gain.map { parameters[$0.name]! }
        let weights = (0..<shape.outputs).flatMap { filter in
            DefinedWeights.filter(
                normalizer.definition.weights, Array(trained[filter * fanIn..<(filter + 1) * fanIn]),
                gain: gains?[filter] ?? 1)
        }
        var output = [Double]()
        for sample in 0..<shape.batch {
            for filter in 0..<shape.outputs {
                for row in 0..<shape.outputHeight {
                    for column in 0..<shape.outputWidth {
                        var sum = bias?[filter] ?? 0
                        for channel in 0..<shape.inputs {
                            for tap in 0..<9 {
                                let (y, z) = (
                                    row * shape.stride + tap / 3 - shape.padding,
                                    column * shape.stride + tap % 3 - shape.padding
                                )
                                guard (0..<shape.height).contains(y), (0..<shape.width).contains(z) else { continue }
                                sum +=
                                    weights[filter * fanIn + channel * 9 + tap]
                                    * x[((sample * shape.inputs + channel) * shape.height + y) * shape.width + z]
                            }
                        }
                        output.append(sum)
                    }
                }
            }
        }
        return output
    }

    private func normalized(_ node: NormalizerNode, _ inputs: [[Double]], _ parameters: Parameters) -> [Double] {
        let shape = node.outputShape
        var reference = ReferenceNormalizer(normalizer, channels: shape.channels)
        reference.groupSize = TestNetwork.groupSize
        reference.isActivated = !node.layer.name.hasSuffix(".normalizer")
        for parameter in node.parameters {
            let values = parameters[parameter.name]!
            switch parameter.role {
            case .gain: reference.gamma = values
            case .shift: reference.beta = values
            case .gate: reference.gate = values
            case .threshold: reference.threshold = values
            case .epsilon: reference.learnedEpsilon = values[0]
            case .skipGain: reference.branchGain = values[0]
            case .weight, .bias, .mixture: preconditionFailure("a normalizer has no \(parameter.role)")
            }
        }
        return reference.forward(
            ReferenceTensor(shape, inputs[0]),
            skip: inputs.count > 1 ? ReferenceTensor(shape, inputs[1]) : nil
        ).output.values
    }

    private func halo(_ shape: ActivationShape, _ x: [Double]) -> [Double] {
        (0..<shape.batch * shape.channels).flatMap { map in
            (-1...shape.height).flatMap { row in
                (-1...shape.width).map { column in
                    let (y, z) = ((row + shape.height) % shape.height, (column + shape.width) % shape.width)
                    return x[(map * shape.height + y) * shape.width + z]
                }
            }
        }
    }

    private func crossEntropy(
        _ shape: ActivationShape, _ x: [Double], labels: [Int], _ parameters: Parameters
    ) -> Double {
        let (weight, bias) = (parameters["classifier.weight"]!, parameters["classifier.bias"]!)
        var loss = 0.0
        for (sample, label) in labels.enumerated() {
            let features = (0..<shape.channels).map { channel in
                let start = (sample * shape.channels + channel) * shape.positions
                return x[start..<start + shape.positions].reduce(0, +) / Double(shape.positions)
            }
            let logits = bias.indices.map { index in
                bias[index]
                    + zip(weight[index * shape.channels..<(index + 1) * shape.channels], features)
                    .reduce(0) { $0 + $1.0 * $1.1 }
            }
            loss += log(logits.reduce(0) { $0 + exp($1) }) - logits[label]
        }
        return loss / Double(labels.count)
    }
}
