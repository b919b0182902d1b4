import Tensors
import Testing

@testable import Networks

/// How even branches are, and what a normalizer says of what it hands on.
@Suite struct BranchEvennessTests {
    @Test func isOneWhereEveryPlaceReceivesAsMuch() {
        var evenness = BranchEvenness()
        evenness.add([2, 2, 2], stage: 1)
        evenness.add([7, 7, 7], stage: 1)
        #expect(evenness.values == [1])
    }

    /// s is 1 and 3 over the two blocks of the first stage together: (E s)² / E s² is 4 / 5; a half of the second stage's
    /// places receives nothing.
    @Test func blocksOfAStageAreTakenTogether() {
        var evenness = BranchEvenness()
        evenness.add([0.5, 9], stage: 1)
        evenness.add([0.5, 0], stage: 1)
        evenness.add([0, 16], stage: 2)
        #expect(evenness.values.count == 2)
        #expect(abs(evenness.values[0]! - 0.8) < 1e-15)
        #expect(evenness.values[1] == 0.5)
    }

    @Test func isUndefinedWithoutAFiniteSize() {
        var evenness = BranchEvenness()
        evenness.add([0, 0], stage: 1)
        evenness.add([.infinity, 1], stage: 2)
        #expect(evenness.values == [nil, nil])
        #expect(PassRecorder().branchEvenness.isEmpty)
    }

    /// Behind a skip so high that no activation cuts, the output less the skip is the branch.
    @Test(arguments: Normalizer.builtIn)
    func meanSquaresAreThoseOfWhatIsAdded(_ name: Normalizer) {
        for channels in [3, 24] {
            let shape = ActivationShape(batch: 3, channels: channels, height: 5, width: 3)
            let layer = EngineLayer(name, shape, groupSize: 3)
            guard layer.operation.normalizesBeforeSkip, let coefficients = layer.operation.branchCoefficients else {
                #expect([.none, .weightNorm, .scaledWeightStandardization, .evoNormB0, .evoNormS0].contains(name))
                continue
            }
            var random = RandomValues(17)
            let skip: Float = 16
            let pass = layer.forward(
                random.activation(shape), skip: [Float](repeating: skip, count: shape.elements))
            let squares = BlockAddition(branch: pass.input, shortcut: pass.input, isNormalized: true) { coefficients }
                .branchMeanSquares()
            #expect(squares.count == shape.batch * shape.positions)
            let branch = pass.values.map { Double($0 - skip) }
            for sample in 0..<shape.batch {
                for position in 0..<shape.positions {
                    let expected =
                        (0..<channels).reduce(0.0) { sum, channel in
                            let value = branch[(sample * channels + channel) * shape.positions + position]
                            return sum + value * value
                        } / Double(channels)
                    #expect(abs(squares[sample * shape.positions + position] - expected) < 1e-5 * (1 + expected))
                }
            }
        }
    }
}
