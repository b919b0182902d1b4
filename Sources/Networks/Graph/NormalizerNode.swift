import Tensors

/// A normalizer with its activation function and, where a residual block adds before it activates, the skip.
final class NormalizerNode: Node {
    let layer: Layer
    /// The layer whose output is normalized.
    private let source: Layer
    let inputs: [Int]
    let outputShape: ActivationShape
    /// Whether the output is an activation to be probed (a shortcut's normalizer is none).
    private let isProbed: Bool
    private let operation: any NormalizerOperator
    private let branchGain: Parameter?

    /// - Parameter inputs: the value to normalize and, if there is one, the skip.
    init(
        layer: Layer, source: Layer, inputs: [Int], isProbed: Bool, setting: NormalizerSetting,
        definition: NormalizerDefinition, activationName: String
    ) {
        self.layer = layer
        self.source = source
        self.inputs = inputs
        self.isProbed = isProbed
        outputShape = setting.shape
        branchGain = setting.branchGain
        operation = definition.makeOperator(setting, activationName: activationName)
    }

    var parameters: [Parameter] { operation.parameters + (branchGain.map { [$0] } ?? []) }
    var statistics: [RunningStatistic] { operation.statistics }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws {
        context.wantsSums = isProbed && context.observer != nil
        let tensors = operation.traffic.forward + inputs.count - 1
        context.measure(.normalizer, bytes: tensors * outputShape.byteCount) {
            operation.forward(
                input: inputs[0], skip: inputs.count > 1 ? inputs[1] : nil, output: output, context)
        }
        if let mean = operation.meanInverseVariance {
            context.observe { $0.inverseVariance(of: source, mean: mean) }
        }
        if inputs.count > 1, let coefficients = operation.branchCoefficients {
            let addition = BlockAddition(
                branch: inputs[0], shortcut: inputs[1], isNormalized: operation.normalizesBeforeSkip
            ) { coefficients }
            context.observe { $0.addition(layer, addition, context.workers) }
        }
        if isProbed { context.observe { $0.activation(layer, output: output, context.workers) } }
    }

    /// On the branch of a residual block, where it is an eighth to a quarter of all that a network keeps, an activation is
    /// one pass over the input of its normalizer.
    var isRestorable: Bool {
        guard case .branch = layer.role else { return false }
        return inputs.count == 1 && operation is any RestoringOperator
    }

    func restore(_ inputs: [Activation], _ output: Activation, _ context: PassContext) {
        guard let operation = operation as? any RestoringOperator else {
            preconditionFailure("the output of \(layer) is kept")
        }
        context.measure(.normalizer, bytes: 2 * outputShape.byteCount) {
            operation.restore(input: inputs[0], output: output, context.workers)
        }
    }

    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?] {
        let hasSkip = inputs.count > 1 && wanted[1]
        let measuresShare = operation.projectsGradient && context.observer?.measuresRemovedGradientShares == true
        context.wantsSums = context.observer != nil
        let result = context.measure(
            .normalizerGradient, bytes: operation.traffic.backward * outputShape.byteCount
        ) {
            operation.backward(
                input: inputs[0], output: output, gradient: gradient, keepsGradient: hasSkip || measuresShare, context)
        }
        if measuresShare {
            context.observe {
                $0.removedGradientShare(
                    of: source, operation.removedGradientShare(from: gradient, to: result, context.workers))
            }
            if !hasSkip { context.pool.release(gradient) }
        }
        return inputs.count > 1 ? [result, hasSkip ? gradient : nil] : [result]
    }
}
