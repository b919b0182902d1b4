import Testing

@testable import Tensors

/// Every direction against plain loops in Double, on sizes chosen to be awkward.
@Suite struct ConvolutionTests {
    static let shapes: [ConvolutionShape] = {
        var shapes: [ConvolutionShape] = []
        let maps = [(7, 7), (1, 1), (2, 2), (5, 3), (4, 4), (8, 9)]
        let channels = [(3, 17), (17, 24), (24, 48), (48, 3), (1, 8)]
        for (index, (height, width)) in maps.enumerated() {
            for (inputs, outputs) in channels {
                for stride in [1, 2] {
                    shapes.append(
                        ConvolutionShape(
                            batch: 1 + index % 3, inputs: inputs, outputs: outputs, height: height, width: width,
                            stride: stride))
                }
            }
        }
        for stride in [1, 2] {
            // A periodic map: the halo is in the input.
            shapes.append(
                ConvolutionShape(
                    batch: 2, inputs: 24, outputs: 17, height: 9, width: 7, stride: stride, padding: 0))
        }
        return shapes
    }()

    @Test(arguments: shapes)
    func everyAlgorithmMatchesPlainLoops(shape: ConvolutionShape) throws {
        let operands = ConvolutionCase(shape, bias: true, seed: 1)
        let exact = operands.exact()
        try operands.expectMatch(try Convolution(shape, bias: true), exact)
        for algorithm in ConvolutionAlgorithm.allCases {
            let convolution = try Convolution(shape, bias: true, algorithm: algorithm)
            for direction in ConvolutionDirection.allCases { #expect(convolution.algorithm(direction) == algorithm) }
            try operands.expectMatch(convolution, exact)
        }
    }

    @Test(arguments: [ConvolutionAlgorithm.direct, .winograd])
    func aLayerWithoutBiasMatchesPlainLoops(algorithm: ConvolutionAlgorithm) throws {
        let shape = ConvolutionShape(batch: 2, inputs: 16, outputs: 40, height: 9, width: 8)
        let operands = ConvolutionCase(shape, bias: false, seed: 2)
        try operands.expectMatch(try Convolution(shape, bias: false, algorithm: algorithm), operands.exact())
    }

    /// Several chunks of tiles, and several panels of filters.
    @Test(arguments: [
        ConvolutionShape(batch: 5, inputs: 8, outputs: 8, height: 26, width: 27),
        ConvolutionShape(batch: 3, inputs: 8, outputs: 8, height: 66, width: 67, stride: 2),
        ConvolutionShape(batch: 1, inputs: 160, outputs: 72, height: 4, width: 4),
        ConvolutionShape(batch: 2, inputs: 200, outputs: 128, height: 4, width: 4, stride: 2),
    ])
    func aWorkingSetInSeveralPartsMatchesPlainLoops(shape: ConvolutionShape) throws {
        let operands = ConvolutionCase(shape, bias: true, seed: 3)
        try operands.expectMatch(try Convolution(shape, bias: true, algorithm: .winograd), operands.exact())
    }

    @Test func directionsThatWereNotAskedForAreRefused() throws {
        let shape = ConvolutionShape(batch: 1, inputs: 8, outputs: 8, height: 4, width: 4)
        let convolution = try Convolution(shape, bias: false, directions: [.forward])
        #expect(convolution.algorithm(.forward) != nil)
        #expect(convolution.algorithm(.backwardData) == nil)
        #expect(convolution.algorithm(.backwardWeights) == nil)
        let buffer = AlignedBuffer(count: max(shape.inputCount, shape.weightCount), filledWith: 0)
        let scratch = AlignedBuffer(count: convolution.scratchByteCount / 4)
        let error = #expect(throws: ConvolutionError.self) {
            try convolution.backwardData(
                outputGradient: buffer.base, weights: buffer.base, inputGradient: buffer.base, scratch: scratch.raw)
        }
        #expect(error?.reason == .invalidArguments)
        #expect(
            error?.description == "convolution backward by data: made without this direction "
                + "(1x8x4x4 by 8 filters 3x3, stride 1, padding 1)")
    }

    @Test func aBiasMustBeGivenExactlyWhereThereIsOne() throws {
        let shape = ConvolutionShape(batch: 1, inputs: 8, outputs: 8, height: 4, width: 4)
        let buffer = AlignedBuffer(count: shape.weightCount, filledWith: 0)
        for bias in [false, true] {
            let convolution = try Convolution(shape, bias: bias)
            let scratch = AlignedBuffer(count: convolution.scratchByteCount / 4)
            let output = AlignedBuffer(count: shape.outputCount)
            let error = #expect(throws: ConvolutionError.self) {
                try convolution.forward(
                    input: buffer.base, weights: buffer.base, bias: bias ? nil : buffer.base, output: output.base,
                    scratch: scratch.raw)
            }
            #expect(error?.reason == .invalidArguments)
        }
    }

    @Test(arguments: [
        ConvolutionShape(batch: 0, inputs: 8, outputs: 8, height: 4, width: 4),
        ConvolutionShape(batch: 1, inputs: -8, outputs: 8, height: 4, width: 4),
        ConvolutionShape(batch: 1, inputs: 8, outputs: 8, height: 4, width: 4, stride: 3),
        ConvolutionShape(batch: 1, inputs: 8, outputs: 8, height: 4, width: 4, padding: 2),
        ConvolutionShape(batch: 1, inputs: 8, outputs: 8, height: 2, width: 4, padding: 0),
        ConvolutionShape(batch: 1 << 40, inputs: 8, outputs: 8, height: 4, width: 4),
    ])
    func illegalSizesAreRefusedByName(shape: ConvolutionShape) {
        let error = #expect(throws: ConvolutionError.self) { _ = try Convolution(shape, bias: true) }
        #expect(error?.reason == .invalidArguments)
        #expect(error?.shape == shape.description)
    }

    @Test func repeatedAndConcurrentCallsGiveTheSameBits() async throws {
        let shape = ConvolutionShape(batch: 3, inputs: 40, outputs: 32, height: 9, width: 8)
        let convolution = try Convolution(shape, bias: true)
        let first = try ConvolutionCase(shape, bias: true, seed: 4).run(convolution)
        try await withThrowingTaskGroup(of: ConvolutionCase.Result.self) { group in
            for _ in 0..<8 {
                group.addTask { try ConvolutionCase(shape, bias: true, seed: 4).run(convolution) }
            }
            for try await result in group { #expect(result == first) }
        }
    }
}
