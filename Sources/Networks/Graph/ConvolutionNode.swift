import Random
import Tensors

/// A convolution with parameterized weights.
final class ConvolutionNode: Node {
    let layer: Layer
    let inputs: [Int]
    let outputShape: ActivationShape
    let weight: Parameter
    let bias: Parameter?
    /// The gain of each filter, where the parameterization has one.
    let gain: Parameter?
    let convolution: Convolution
    private let effective: EffectiveWeights
    /// The weights that the convolution used in its last pass.
    let effectiveWeights: AlignedStorage

    /// Filters, stride and border.
    struct Extent {
        var outputs: Int
        var stride = 1
        /// 1, or 0 behind a periodic halo.
        var padding = 1
    }

    /// - Parameter differentiation: whether backward passes are made at all, and with respect to the input too.
    init(
        layer: Layer, input: Int, inputShape: ActivationShape, extent: Extent,
        parameterization: WeightParameterization, directions: Set<ConvolutionDirection>
    ) throws {
        self.layer = layer
        let name = layer.name
        inputs = [input]
        let shape = ConvolutionShape(
            batch: inputShape.batch, inputs: inputShape.channels, outputs: extent.outputs,
            height: inputShape.height, width: inputShape.width, stride: extent.stride,
            padding: extent.padding)
        outputShape = ActivationShape(
            batch: inputShape.batch, channels: extent.outputs, height: shape.outputHeight, width: shape.outputWidth)
        weight = Parameter("\(name).weight", .weight, shape: [extent.outputs, inputShape.channels, 3, 3])
        bias =
            parameterization.hasBias ? Parameter("\(name).bias", .bias, shape: [extent.outputs]) : nil
        gain =
            parameterization.gain.map {
                Parameter("\(name).gamma", .gain, shape: [extent.outputs, 1, 1, 1], value: Float($0))
            }
        effective = EffectiveWeights(
            parameterization: parameterization, filters: extent.outputs, fanIn: inputShape.channels * 9)
        effectiveWeights = parameterization == .plain ? weight.values : AlignedStorage(count: weight.values.count)
        convolution = try Convolution(shape, bias: bias != nil, directions: directions)
    }

    var parameters: [Parameter] { [weight, bias, gain].compactMap { $0 } }

    /// Bytes of input, output and weights, all of which every direction reads or writes once.
    private var operandBytes: Int {
        convolution.shape.inputActivationShape.byteCount + outputShape.byteCount + weight.values.byteCount
    }

    /// Draws Kaiming-normal weights: mean 0, standard deviation sqrt(2 / fan-in) (He, Zhang, Ren, Sun 2015).
    func initialize(seed: UInt64, index: Int) {
        RandomStream.fillNormals(
            weight.values.values, deviation: (2 / Double(effective.fanIn)).squareRoot(), seed: seed,
            purpose: .weights, index: index)
    }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws {
        if effective.parameterization != .plain {
            context.measure(.filters, bytes: 3 * weight.values.byteCount) {
                effective.write(trained: weight.values, gain: gain?.values, into: effectiveWeights)
            }
        }
        try context.measure(.convolution, operations: convolution.operations(.forward), bytes: operandBytes) {
            try convolution.forward(
                input: inputs[0].pointer, weights: effectiveWeights.pointer, bias: bias?.values.pointer,
                output: output.pointer, scratch: context.scratch.pointer)
        }
        output.valuesChanged()
        context.observe { $0.convolution(layer, output: output, context.workers) }
    }

    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?] {
        context.observe { $0.convolution(layer, gradient: gradient, context.workers) }
        defer { context.pool.release(gradient) }
        try context.measure(
            .filterGradient, operations: convolution.operations(.backwardWeights), bytes: operandBytes
        ) {
            try convolution.backwardWeights(
                input: inputs[0].pointer, outputGradient: gradient.pointer, weightGradient: weight.gradient.pointer,
                biasGradient: bias?.gradient.pointer, scratch: context.scratch.pointer)
        }
        if effective.parameterization != .plain {
            context.measure(.filters, bytes: 5 * weight.values.byteCount) {
                effective.pullBack(
                    gradient: weight.gradient, trained: weight.values, gain: gain?.values, gainGradient: gain?.gradient)
            }
        }
        guard wanted[0] else { return [nil] }
        let result = context.pool.take(convolution.shape.inputActivationShape)
        try context.measure(.inputGradient, operations: convolution.operations(.backwardData), bytes: operandBytes) {
            try convolution.backwardData(
                outputGradient: gradient.pointer, weights: effectiveWeights.pointer, inputGradient: result.pointer,
                scratch: context.scratch.pointer)
        }
        result.valuesChanged()
        return [result]
    }
}

extension ConvolutionShape {
    var inputActivationShape: ActivationShape {
        ActivationShape(batch: batch, channels: inputs, height: height, width: width)
    }
}
