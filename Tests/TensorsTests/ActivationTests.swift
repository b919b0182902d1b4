import Testing

@testable import Tensors

@Suite struct ActivationTests {
    private static let shapes = [
        ActivationShape(batch: 1, channels: 1, height: 1, width: 1),
        ActivationShape(batch: 3, channels: 17, height: 5, width: 3),
        ActivationShape(batch: 2, channels: 48, height: 2, width: 2),
    ]

    @Test(arguments: shapes) func planarValuesComeBack(_ shape: ActivationShape) {
        var random = RandomFloats(20)
        let values = random.normals(shape.elements)
        let activation = Activation(shape: shape, planar: values)
        #expect(activation.planar == values)
        #expect(activation.storage.count == shape.planes * shape.positions * ChannelBlock.width)
    }

    @Test(arguments: shapes) func sumsAreThoseOfSamplesAndChannels(_ shape: ActivationShape) {
        var random = RandomFloats(21)
        let values = random.normals(shape.elements)
        let activation = Activation(shape: shape, planar: values)
        let workers = WorkerThreads(count: 1)
        let sums = activation.sums(workers)
        var total = 0.0
        for sample in 0..<shape.batch {
            for channel in 0..<shape.channels {
                let start = (sample * shape.channels + channel) * shape.positions
                let plane = values[start..<start + shape.positions].map(Double.init)
                let square = plane.map { $0 * $0 }.reduce(0, +)
                #expect(abs(sums.sum(sample: sample, channel: channel) - plane.reduce(0, +)) < 1e-13)
                #expect(abs(sums.square(sample: sample, channel: channel) - square) < 1e-12)
                total += square
            }
        }
        #expect(abs(activation.sumOfSquares(workers) - total) < 1e-12 * total)
    }

    /// Sums are remembered until the values change.
    @Test func sumsFollowTheValues() {
        let activation = Activation(shape: Self.shapes[0], planar: [2])
        let workers = WorkerThreads(count: 1)
        #expect(activation.sums(workers).square(sample: 0, channel: 0) == 4)
        activation.pointer[0] = 3
        #expect(activation.sums(workers).square(sample: 0, channel: 0) == 4)
        activation.valuesChanged()
        #expect(activation.sums(workers).square(sample: 0, channel: 0) == 9)
    }

    /// What was taken along while values were written stands for them until they change again.
    @Test func sumsThatWereTakenAlongAreUsed() {
        let shape = Self.shapes[0]
        let activation = Activation(shape: shape, planar: [2])
        let workers = WorkerThreads(count: 1)
        let sums = PlaneSums(shape: shape) { out in
            for index in 0..<PlaneSums.planeStride { out[index] = Double(index) }
        }
        activation.valuesChanged(sums: sums, squares: [7])
        #expect(activation.sums(workers).square(sample: 0, channel: 0) == Double(ChannelBlock.width))
        #expect(activation.sumOfSquares(workers) == 7)
        activation.valuesChanged()
        #expect(activation.sums(workers).square(sample: 0, channel: 0) == 4)
        #expect(activation.sumOfSquares(workers) == 4)
    }

    @Test func sumsDoNotDependOnTheNumberOfThreads() {
        var random = RandomFloats(22)
        let shape = ActivationShape(batch: 5, channels: 40, height: 7, width: 7)
        let values = random.normals(shape.elements)
        let results = [1, 2, 7].map { count in
            let activation = Activation(shape: shape, planar: values)
            let workers = WorkerThreads(count: count)
            let sums = activation.sums(workers)
            return (0..<shape.batch * shape.channels).flatMap { plane in
                [
                    sums.sum(sample: plane / shape.channels, channel: plane % shape.channels),
                    sums.square(sample: plane / shape.channels, channel: plane % shape.channels),
                ]
            } + [activation.sumOfSquares(workers)]
        }
        #expect(results[0] == results[1] && results[0] == results[2])
    }
}

@Suite struct ActivationShapeTests {
    @Test func channelsArePaddedToWholeBlocks() {
        let width = ChannelBlock.width
        let shape = ActivationShape(batch: 2, channels: width + 1, height: 3, width: 5)
        #expect(shape.positions == 15)
        #expect(shape.blocks == 2)
        #expect(shape.planes == 4)
        #expect(shape.planeCount == 15 * width)
        #expect(shape.count == 60 * width)
        #expect(shape.elements == 30 * (width + 1))
        #expect(shape.lane(sample: 0, channel: 0) == 0)
        #expect(shape.lane(sample: 1, channel: width) == 3 * width)
        #expect(shape.lane(sample: 1, channel: 2) == 2 * width + 2)
        #expect("\(shape)" == "2x\(width + 1)x3x5")
    }
}
