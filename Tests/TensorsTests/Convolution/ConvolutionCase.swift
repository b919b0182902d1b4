import Random
import Tensors
import TestRandom
import Testing

/// Random operands of a convolution, its results, and their comparison with plain loops.
struct ConvolutionCase {
    /// The three results, as plain arrays.
    struct Result: Equatable {
        var output: [Float]
        var inputGradient: [Float]
        var weightGradient: [Float]
        var biasGradient: [Float]
        /// What stands in padded lanes of output and input gradient.
        var padding: [Float]
    }

    let shape: ConvolutionShape
    let input: [Float]
    let outputGradient: [Float]
    let weights: [Float]
    let bias: [Float]?

    init(_ shape: ConvolutionShape, bias: Bool, seed: UInt64) {
        func draw(_ count: Int, index: Int) -> [Float] {
            var stream = RandomStream(seed: seed, purpose: .test, index: index)
            return (0..<count).map { _ in Float(stream.nextNormal()) }
        }
        self.shape = shape
        input = draw(shape.batch * shape.inputs * shape.height * shape.width, index: 0)
        outputGradient = draw(shape.batch * shape.outputs * shape.outputHeight * shape.outputWidth, index: 1)
        weights = draw(shape.weightCount, index: 2)
        self.bias = bias ? draw(shape.outputs, index: 3) : nil
    }

    /// Runs the three directions on memory filled with NaN, so that a value left unwritten shows.
    func run(_ convolution: Convolution) throws -> Result {
        let plane = shape.height * shape.width
        let outputPlane = shape.outputHeight * shape.outputWidth
        let input = BlockedLayout.pack(input, batch: shape.batch, channels: shape.inputs, plane: plane)
        let gradient = BlockedLayout.pack(
            outputGradient, batch: shape.batch, channels: shape.outputs, plane: outputPlane)
        let scratch = AlignedBuffer(count: convolution.scratchByteCount / MemoryLayout<Float>.stride)
        let output = AlignedBuffer(count: shape.outputCount)
        let inputGradient = AlignedBuffer(count: shape.inputCount)
        let weightGradient = AlignedBuffer(count: shape.weightCount)
        let biasGradient = AlignedBuffer(count: bias == nil ? 0 : shape.outputs)

        try convolution.forward(
            input: input.base, weights: weights, bias: bias, output: output.base, scratch: scratch.raw)
        try convolution.backwardData(
            outputGradient: gradient.base, weights: weights, inputGradient: inputGradient.base, scratch: scratch.raw)
        try convolution.backwardWeights(
            input: input.base, outputGradient: gradient.base, weightGradient: weightGradient.base,
            biasGradient: bias == nil ? nil : biasGradient.base, scratch: scratch.raw)

        let unpackedOutput = BlockedLayout.unpack(
            output, batch: shape.batch, channels: shape.outputs, plane: outputPlane)
        let unpackedGradient = BlockedLayout.unpack(
            inputGradient, batch: shape.batch, channels: shape.inputs, plane: plane)
        return Result(
            output: unpackedOutput.values, inputGradient: unpackedGradient.values,
            weightGradient: Array(weightGradient.floats), biasGradient: Array(biasGradient.floats),
            padding: unpackedOutput.padding + unpackedGradient.padding)
    }

    /// The exact results; the bias gradient is empty where there is no bias.
    struct Exact {
        var output: [Double]
        var inputGradient: [Double]
        var weightGradient: [Double]
        var biasGradient: [Double]
    }

    /// Plain loops in Double: once for a case, they are slow.
    func exact() -> Exact {
        let reference = ReferenceConvolution(shape: shape)
        let gradients = reference.backwardWeights(input: input, outputGradient: outputGradient)
        return Exact(
            output: reference.forward(input: input, weights: weights, bias: bias),
            inputGradient: reference.backwardData(outputGradient: outputGradient, weights: weights),
            weightGradient: gradients.weights, biasGradient: bias == nil ? [] : gradients.bias)
    }

    /// Expects each result of a convolution within float32 rounding of the exact one.
    func expectMatch(
        _ convolution: Convolution, _ exact: Exact, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let result = try run(convolution)
        #expect(result.padding.allSatisfy { $0 == 0 }, sourceLocation: sourceLocation)
        let pairs: [(String, [Float], [Double])] = [
            ("output", result.output, exact.output),
            ("input gradient", result.inputGradient, exact.inputGradient),
            ("weight gradient", result.weightGradient, exact.weightGradient),
            ("bias gradient", result.biasGradient, exact.biasGradient),
        ]
        for (name, values, exact) in pairs {
            let largest = exact.map(abs).max() ?? 0
            // Float32 rounds to 6e-8; sums of some hundred products, and Winograd's transforms, lose up to two digits.
            expectClose(values, exact, "\(name), \(shape):", sourceLocation: sourceLocation) { _ in 6e-6 * largest }
        }
    }
}
