import Tensors

@testable import Networks

/// One normalizer layer of the engine with its activation, run on planar values.
struct EngineLayer {
    let shape: ActivationShape
    let operation: any NormalizerOperator
    private let gain: Parameter?
    private let context: PassContext

    init(
        _ name: Normalizer, _ shape: ActivationShape, groupSize: Int = 1, publishedCodeVariances: Bool = false,
        branchGain: Float? = nil
    ) {
        self.init(
            shape, groupSize: groupSize, publishedCodeVariances: publishedCodeVariances, branchGain: branchGain
        ) { name.definition.makeOperator($0, activationName: "layer") }
    }

    /// A layer of any operator.
    init(
        _ shape: ActivationShape, groupSize: Int = 1, publishedCodeVariances: Bool = false, branchGain: Float? = nil,
        threads: Int = 1, makeOperator: (NormalizerSetting) -> any NormalizerOperator
    ) {
        self.shape = shape
        context = PassContext(
            workers: WorkerThreads(count: threads), pool: ActivationPool(), scratch: AlignedStorage(count: 0))
        gain = branchGain.map { Parameter("layer.gain", .skipGain, shape: [1], value: $0) }
        operation = makeOperator(
            NormalizerSetting(
                name: "layer", shape: shape, groupSize: groupSize, publishedCodeVariances: publishedCodeVariances,
                branchGain: gain))
    }

    /// All trained arrays by the suffix of their names.
    var parameters: [String: Parameter] {
        Dictionary(
            uniqueKeysWithValues: (operation.parameters + [gain].compactMap { $0 }).map {
                (String($0.name.dropFirst("layer.".count)), $0)
            })
    }

    func statistic(_ name: String) -> [Float]? {
        operation.statistics.first { $0.name == "layer.\(name)" }?.values.array
    }

    struct Pass {
        let input: Activation
        let output: Activation
        var values: [Float] { output.planar }
    }

    func forward(_ x: [Float], skip: [Float]? = nil, mode: Mode = .training) -> Pass {
        context.mode = mode
        let input = Activation(shape: shape, planar: x)
        let output = Activation(shape: shape)
        operation.forward(
            input: input, skip: skip.map { Activation(shape: shape, planar: $0) }, output: output, context)
        return Pass(input: input, output: output)
    }

    /// The gradients with respect to the input and to what is added before the activation.
    func backward(_ pass: Pass, outputGradient: [Float]) -> (input: Activation, skip: Activation) {
        let gradient = Activation(shape: shape, planar: outputGradient)
        let input = operation.backward(
            input: pass.input, output: pass.output, gradient: gradient, keepsGradient: true, context)
        return (input, gradient)
    }
}

extension Activation {
    /// Whether every lane beyond the last channel holds zero.
    var hasZeroPadding: Bool {
        let width = ChannelBlock.width
        return (0..<shape.count).allSatisfy { index in
            let block = index / shape.planeCount % shape.blocks
            return block * width + index % width < shape.channels || pointer[index] == 0
        }
    }
}
