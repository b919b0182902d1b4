import Testing

@testable import Tensors

/// The rule by which an algorithm is chosen: it is part of what results depend on.
@Suite struct ConvolutionAlgorithmTests {
    struct Choice: Sendable, CustomTestStringConvertible {
        var shape: ConvolutionShape
        /// Forward, backward by data, backward by weights.
        var algorithms: [ConvolutionAlgorithm]

        var testDescription: String { shape.description }
    }

    private static func square(
        batch: Int = 32, channels: Int = 64, map: Int, stride: Int = 1
    ) -> ConvolutionShape {
        ConvolutionShape(
            batch: batch, inputs: channels, outputs: channels, height: map, width: map, stride: stride)
    }

    @Test(
        arguments: [
            Choice(shape: square(map: 32), algorithms: [.winograd, .winograd, .winograd]),
            Choice(shape: square(map: 2), algorithms: [.winograd, .winograd, .winograd]),
            Choice(shape: square(map: 8, stride: 2), algorithms: [.winograd, .winograd, .winograd]),
            Choice(shape: square(map: 4, stride: 2), algorithms: [.winograd, .winograd, .winograd]),
            // Fewer tiles than repay the filters' transform.
            Choice(shape: square(batch: 3, map: 4), algorithms: [.direct, .direct, .direct]),
            Choice(shape: square(batch: 4, map: 4), algorithms: [.winograd, .winograd, .winograd]),
            // All taps but the middle one meet padding.
            Choice(shape: square(map: 1), algorithms: [.direct, .direct, .winograd]),
        ])
    func theFastestIsChosenByAFixedRule(choice: Choice) throws {
        let convolution = try Convolution(choice.shape, bias: false)
        #expect(ConvolutionDirection.allCases.map { convolution.algorithm($0) } == choice.algorithms)
    }

    /// Products as docs/convolution.md counts them: nine an output directly, 36 for a tile of 4x4 by minimal filtering.
    @Test func operationsAreThoseOfTheAlgorithm() throws {
        let shape = Self.square(batch: 8, channels: 32, map: 9)
        let pairs = 2.0 * 8 * 32 * 32
        for direction in ConvolutionDirection.allCases {
            #expect(try Convolution(shape, bias: false, algorithm: .direct).operations(direction) == pairs * 9 * 81)
            // Three tiles cover nine pixels.
            #expect(try Convolution(shape, bias: false, algorithm: .winograd).operations(direction) == pairs * 36 * 9)
        }
        let forward = try Convolution(shape, bias: false, directions: [.forward])
        #expect(forward.operations(.forward) > 0 && forward.operations(.backwardWeights) == 0)
    }

    @Test(arguments: [ConvolutionAlgorithm.direct, .winograd])
    func theCallersNumberOfThreadsChangesNothing(algorithm: ConvolutionAlgorithm) throws {
        let shape = Self.square(batch: 8, channels: 32, map: 9)
        let operands = ConvolutionCase(shape, bias: true, seed: 5)
        var results: [ConvolutionCase.Result] = []
        for threads in [1, 2, 3] {
            ConvolutionEngine.setThreads(threads)
            results.append(try operands.run(try Convolution(shape, bias: true, algorithm: algorithm, threads: 2)))
        }
        #expect(results[1] == results[0])
        #expect(results[2] == results[0])
    }

    /// The first is shared by tiles, the second by groups of outputs, the others with stride 2 and on 2x2 maps.
    @Test(arguments: [
        square(batch: 8, channels: 24, map: 17), square(batch: 2, channels: 72, map: 7),
        square(batch: 5, channels: 40, map: 10, stride: 2), square(batch: 7, channels: 40, map: 2),
    ])
    func ourKernelsGiveTheSameBitsOnAnyNumberOfThreads(shape: ConvolutionShape) throws {
        let operands = ConvolutionCase(shape, bias: true, seed: 6)
        let one = try operands.run(try Convolution(shape, bias: true, algorithm: .winograd, threads: 1))
        for threads in [2, 3, 40] {
            let convolution = try Convolution(shape, bias: true, algorithm: .winograd, threads: threads)
            #expect(try operands.run(convolution) == one, "\(threads) threads")
        }
    }
}
