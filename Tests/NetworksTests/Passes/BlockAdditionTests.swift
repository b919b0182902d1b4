import Tensors
import Testing

@testable import Networks

/// The mean squares of what residual blocks add, beside plain loops, and where a recorder has them.
@Suite struct BlockAdditionTests {
    private static let shapes = [
        ActivationShape(batch: 1, channels: 1, height: 1, width: 1),
        ActivationShape(batch: 3, channels: 17, height: 5, width: 3),
        ActivationShape(batch: 5, channels: 24, height: 2, width: 2),
    ]

    @Test(arguments: shapes, [1, 3]) func meanSquaresMatchPlainLoops(_ shape: ActivationShape, _ threads: Int) {
        var random = RandomValues(80)
        let (x, y) = (random.activation(shape), random.activation(shape))
        let planes = shape.batch * shape.channels
        let (scales, shifts) = (random.normals(planes), random.normals(planes))
        let (a, b) = (Self.lanes(shape, scales), Self.lanes(shape, shifts))
        let addition = BlockAddition(
            branch: Activation(shape: shape, planar: x), shortcut: Activation(shape: shape, planar: y),
            isNormalized: true
        ) { (a, b) }
        let squares = addition.meanSquares(WorkerThreads(count: threads))
        var (branch, shortcut, sum) = (0.0, 0.0, 0.0)
        for index in x.indices {
            let plane = index / shape.positions
            let f = Double(scales[plane]) * Double(x[index]) + Double(shifts[plane])
            branch += f * f
            shortcut += Double(y[index]) * Double(y[index])
            sum += (f + Double(y[index])) * (f + Double(y[index]))
        }
        // f and the sum are float32 numbers, of size 1 to 10; their squares are added in double.
        for (value, expected) in [(squares.branch, branch), (squares.sum, sum)] {
            #expect(abs(value * Double(shape.elements) - expected) < 1e-5 * (1 + expected))
        }
        #expect(abs(squares.shortcut * Double(shape.elements) - shortcut) < 1e-12 * shortcut)
        #expect(squares == addition.meanSquares(WorkerThreads(count: 1)))
    }

    private static func lanes(_ shape: ActivationShape, _ values: [Float]) -> AlignedStorage {
        let lanes = AlignedStorage(count: shape.planes * ChannelBlock.width)
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels {
                lanes.pointer[shape.lane(sample: sample, channel: channel)] = values[sample * shape.channels + channel]
            }
        }
        return lanes
    }

    private func record(_ test: TestNetwork, gain: Float? = nil) throws -> [LayerMeasurement] {
        let network = try test.make()
        for parameter in network.parameters where parameter.role == .skipGain {
            parameter.values.fill(gain ?? 0)
        }
        let recorder = PassRecorder()
        try network.forward(test.input(), labels: test.labels, mode: .training, observer: recorder)
        return recorder.layers
    }

    /// Every block has them, and nothing else; where nothing follows the addition, the output is the sum.
    @Test(arguments: Normalizer.builtIn, ResidualBlock.allCases)
    func standAtTheEndsOfBlocks(_ normalizer: Normalizer, _ block: ResidualBlock) throws {
        for layer in try record(.residual(normalizer, block, skipInit: false)) {
            let squares = [Quantity.branchMeanSquare, .shortcutMeanSquare, .sumMeanSquare].map { layer[$0] }
            guard layer.role.isBlockOutput else {
                #expect(squares == [nil, nil, nil], "\(layer.name)")
                continue
            }
            let (branch, shortcut, sum) = (
                try #require(squares[0]), try #require(squares[1]), try #require(squares[2])
            )
            #expect(branch > 0 && shortcut > 0 && sum > 0)
            // (f + y)² ≤ 2 (f² + y²).
            #expect(sum <= 2 * (branch + shortcut) * (1 + 1e-6))
            if block != .postActivation {
                let moment = try #require(layer[.secondMoment])
                #expect(abs(sum - moment) < 1e-6 * moment, "\(normalizer) \(layer.name)")
            }
        }
    }

    /// BatchNorm's branch has a mean square of 1, but for its epsilon.
    @Test func aNormalizedBranchHasMeanSquareOne() throws {
        for layer in try record(.residual(.batchNorm, .postActivation, skipInit: false)) where layer.role.isBlockOutput
        {
            #expect(abs(try #require(layer[.branchMeanSquare]) - 1) < 1e-4)
        }
    }

    /// The branch is taken with its gain: none of it with a gain of 0, a quarter of its square with one half.
    @Test(arguments: [Normalizer.batchNorm, .evoNormS0, .none], ResidualBlock.allCases)
    func branchesCarryTheirGain(_ normalizer: Normalizer, _ block: ResidualBlock) throws {
        let test = TestNetwork.residual(normalizer, block, skipInit: true)
        let (zero, half, one) = (try record(test, gain: 0), try record(test, gain: 0.5), try record(test, gain: 1))
        for layer in zero where layer.role.isBlockOutput {
            #expect(layer[.branchMeanSquare] == 0 && layer[.sumMeanSquare] == layer[.shortcutMeanSquare])
        }
        // Only the first block gets the same input whatever the gain.
        let first = try #require(one.firstIndex { $0.role.isBlockOutput })
        let whole = try #require(one[first][.branchMeanSquare])
        #expect(abs(try #require(half[first][.branchMeanSquare]) - whole / 4) < 1e-5 * whole)
        #expect(half[first][.shortcutMeanSquare] == one[first][.shortcutMeanSquare])
    }

    @Test func networksWithoutBlocksHaveNone() throws {
        for layer in try record(.convolutional(.batchNorm)) { #expect(layer[.sumMeanSquare] == nil) }
    }
}
