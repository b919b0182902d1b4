import Tensors
import Testing

@testable import Networks

/// The quantities that a recorder takes from an activation, beside plain loops; and where they are undefined.
@Suite struct PassRecorderTests {
    private let workers = WorkerThreads(count: 1)

    private func record(
        _ kind: LayerKind, _ shape: ActivationShape, _ values: [Float]
    ) throws -> LayerMeasurement {
        let recorder = PassRecorder()
        let activation = Activation(shape: shape, planar: values)
        switch kind {
        case .convolution:
            recorder.convolution(Layer("layer", .plain), output: activation, workers)
            recorder.convolution(Layer("layer", .plain), gradient: activation, workers)
        case .activation: recorder.activation(Layer("layer", .plain), output: activation, workers)
        }
        return try #require(recorder.layers.first)
    }

    private static let shapes = [
        ActivationShape(batch: 2, channels: 1, height: 2, width: 1),
        ActivationShape(batch: 3, channels: 17, height: 5, width: 3),
        ActivationShape(batch: 12, channels: 24, height: 2, width: 2),
        // More samples than some tiles of the products.
        ActivationShape(batch: 70, channels: 3, height: 1, width: 2),
    ]

    @Test(arguments: shapes) func quantitiesMatchPlainLoops(_ shape: ActivationShape) throws {
        var random = RandomValues(50)
        let values = random.activation(shape)
        let expected = ReferenceProbe(shape, values)
        let convolution = try record(.convolution, shape, values)
        expectClose(convolution, .standardDeviation, expected.standardDeviation)
        expectClose(convolution, .gradientNorm, expected.norm)
        expectClose(convolution, .sameSampleCorrelation, expected.sameSampleCorrelation, scale: 1)
        expectClose(convolution, .crossSampleCorrelation, expected.crossSampleCorrelation, scale: 1)
        #expect(convolution.height == shape.height && convolution.channels == shape.channels)

        let activation = try record(.activation, shape, values)
        expectClose(activation, .activationVariance, expected.activationVariance)
        expectClose(activation, .secondMoment, expected.secondMoment)
        expectClose(activation, .cosineSimilarity, expected.meanCosine, scale: 1)
        let cosines = expected.cosines
        let eigenvalues = jacobiEigenvalues(cosines)
        expectClose(activation, .stableRank, Double(shape.batch) / eigenvalues.last!)
        let squares = cosines.flatMap { $0 }.map { $0 * $0 }.reduce(0, +)
        expectClose(activation, .participationRatio, Double(shape.batch * shape.batch) / squares)
    }

    /// Values come as float32 sums of products only in the cosines: 1e-6 of their scale.
    private func expectClose(
        _ layer: LayerMeasurement, _ quantity: Quantity, _ expected: Double, scale: Double? = nil
    ) {
        guard let value = layer[quantity] else {
            Issue.record("\(quantity) is undefined")
            return
        }
        #expect(abs(value - expected) <= 1e-6 * (scale ?? abs(expected)), "\(quantity): \(value), not \(expected)")
    }

    @Test func aZeroSampleLeavesCosinesUndefined() throws {
        let shape = ActivationShape(batch: 3, channels: 4, height: 2, width: 2)
        var random = RandomValues(51)
        var values = random.activation(shape)
        for index in 16..<32 { values[index] = 0 }
        let layer = try record(.activation, shape, values)
        #expect(layer[.cosineSimilarity] == nil && layer[.stableRank] == nil && layer[.participationRatio] == nil)
        #expect(layer[.activationVariance] != nil && layer[.secondMoment] != nil)
    }

    @Test func anAllZeroActivationHasNoCorrelation() throws {
        let shape = ActivationShape(batch: 3, channels: 4, height: 2, width: 2)
        let zeros = [Float](repeating: 0, count: shape.elements)
        let convolution = try record(.convolution, shape, zeros)
        #expect(convolution[.sameSampleCorrelation] == nil && convolution[.crossSampleCorrelation] == nil)
        #expect(convolution[.standardDeviation] == 0 && convolution[.gradientNorm] == 0)
        #expect(try record(.activation, shape, zeros)[.activationVariance] == 0)
    }

    @Test func aBatchOfOneHasNoPairs() throws {
        let shape = ActivationShape(batch: 1, channels: 4, height: 2, width: 2)
        var random = RandomValues(52)
        let values = random.activation(shape)
        let activation = try record(.activation, shape, values)
        #expect(activation[.cosineSimilarity] == nil && activation[.stableRank] == nil)
        #expect(activation[.participationRatio] == nil)
        #expect(activation[.activationVariance] != nil)
        #expect(try record(.convolution, shape, values)[.crossSampleCorrelation] == nil)
        #expect(try record(.convolution, shape, values)[.sameSampleCorrelation] != nil)
    }

    @Test func aMapOfOnePositionHasNoPairsOfPositions() throws {
        let shape = ActivationShape(batch: 2, channels: 4, height: 1, width: 1)
        var random = RandomValues(53)
        let layer = try record(.convolution, shape, random.activation(shape))
        #expect(layer[.sameSampleCorrelation] == nil)
        #expect(layer[.crossSampleCorrelation] != nil && layer[.standardDeviation] != nil)
    }

    /// A single value has no sample variance.
    @Test func oneValueHasNoVariance() throws {
        let shape = ActivationShape(batch: 1, channels: 2, height: 1, width: 1)
        #expect(try record(.activation, shape, [1, 2])[.activationVariance] == nil)
        #expect(try record(.convolution, shape, [1, 2])[.standardDeviation] == nil)
    }

    @Test(arguments: [Float.nan, .infinity, 1e30])
    func overflowsAreUndefinedAndNotMasked(_ value: Float) throws {
        let shape = ActivationShape(batch: 3, channels: 4, height: 2, width: 2)
        var random = RandomValues(54)
        var values = random.activation(shape)
        values[20] = value
        let activation = try record(.activation, shape, values)
        let convolution = try record(.convolution, shape, values)
        for quantity in Quantity.builtIn {
            switch quantity.measure {
            case .output, .gradient:
                let layer = quantity.kind == .activation ? activation : convolution
                #expect((layer[quantity] == nil) == !value.isFinite, "\(quantity)")
            case .inverseVariance, .removedGradientShare, .addition: break
            }
        }
    }

    /// What is asked for alone is what it is among all, bit for bit, and nothing else is there.
    @Test(arguments: Quantity.builtIn) func onlyWhatIsAskedForIsMeasured(_ quantity: Quantity) throws {
        let shape = Self.shapes[1]
        var random = RandomValues(55)
        let values = random.activation(shape)
        let recorder = PassRecorder(measuring: [quantity])
        let activation = Activation(shape: shape, planar: values)
        recorder.convolution(Layer("convolution", .plain), output: activation, workers)
        recorder.inverseVariance(of: Layer("convolution", .plain), mean: 2)
        recorder.removedGradientShare(of: Layer("convolution", .plain), 0.25)
        let end = Layer("activation", .blockOutput(BlockPlace(stage: 1, block: 1)))
        let addition = BlockAddition(branch: activation, shortcut: activation, isNormalized: true) {
            let lanes = (0..<2).map { _ in AlignedStorage(count: shape.planes * ChannelBlock.width) }
            lanes[0].fill(1)
            return (lanes[0], lanes[1])
        }
        recorder.addition(end, addition, workers)
        recorder.activation(end, output: activation, workers)
        recorder.convolution(Layer("convolution", .plain), gradient: activation, workers)
        #expect(recorder.layers.map(\.kind) == [.convolution, .activation])
        for layer in recorder.layers {
            #expect(Set(layer.values.keys) == (layer.kind == quantity.kind ? [quantity.identifier] : []))
        }
        let expected: Double? =
            switch quantity.measure {
            case .output, .gradient: try record(quantity.kind, shape, values)[quantity]
            case .inverseVariance: 2
            case .removedGradientShare: 0.25
            case .addition(let measure): measure(addition.meanSquares(workers))
            }
        #expect(expected != nil && recorder.layers.compactMap { $0[quantity] } == [expected])
    }

    /// Only what follows a convolution divides by a deviation of that convolution's output.
    @Test func inverseVariancesBelongToConvolutions() throws {
        let recorder = PassRecorder()
        let shape = ActivationShape(batch: 2, channels: 1, height: 1, width: 2)
        let activation = Activation(shape: shape, planar: [1, 2, 3, 4])
        recorder.convolution(Layer("convolution", .plain), output: activation, workers)
        recorder.activation(Layer("activation", .plain), output: activation, workers)
        recorder.inverseVariance(of: Layer("convolution", .plain), mean: 2.5)
        recorder.inverseVariance(of: Layer("activation", .plain), mean: 7)
        recorder.inverseVariance(of: Layer("sum", .plain), mean: 7)
        #expect(recorder.layers.map { $0[.inverseVariance] } == [2.5, nil])
        recorder.inverseVariance(of: Layer("convolution", .plain), mean: .infinity)
        #expect(recorder.layers[0][.inverseVariance] == nil)
    }
}
