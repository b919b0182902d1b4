import Tensors
import Testing

@testable import Networks

/// The named architectures, and the names and places of their layers.
@Suite struct ArchitectureTests {
    private func specification(_ architecture: Architecture, _ normalizer: Normalizer) -> NetworkSpecification {
        NetworkSpecification(
            architecture: architecture, normalizer: normalizer, grouping: normalizer.takesGrouping ? .size(2) : nil,
            widthDivisor: architecture == .cnnUniform ? 1 : (architecture.family == .residual) ? 8 : 16,
            depth: architecture == .cnnUniform ? 3 : nil, width: architecture == .cnnUniform ? 6 : nil)
    }

    @Test(arguments: Architecture.builtIn, Normalizer.builtIn)
    func everyArchitectureRunsWithEveryNormalizer(_ architecture: Architecture, _ normalizer: Normalizer) throws {
        // At 16 x 16 the last maps would have one position, and variance-norm's gradients no place in float32: see below.
        let shape = ActivationShape(batch: 2, channels: 3, height: 32, width: 32)
        let network = try Network.make(
            specification(architecture, normalizer), input: shape,
            options: ExecutionOptions(isDifferentiable: true, workers: WorkerThreads(count: 1)))
        network.initialize(seed: 1)
        var random = RandomValues(80)
        let recorder = PassRecorder()
        let result = try network.forward(
            Activation(shape: shape, planar: random.activation(shape)), labels: [0, 9], mode: .training,
            keepsValues: true, observer: recorder)
        try network.backward(labels: [0, 9])
        #expect(result.loss.isFinite && (0...2).contains(result.correct))
        #expect(network.logits.count == 20 && network.logits.allSatisfy { $0.isFinite })
        let names = network.parameters.map(\.name)
        #expect(Set(names).count == names.count)
        for parameter in network.parameters {
            #expect(parameter.gradient.array.allSatisfy { $0.isFinite }, "\(parameter.name)")
            #expect(parameter.values.count == parameter.shape.reduce(1, *), "\(parameter.name)")
        }
        let convolutions = recorder.layers.filter { $0.kind == .convolution }
        let expected = [
            Architecture.cnn10: 10, .cnn20: 20, .cnn40: 40, .cnnUniform: 3,
            // The opening, two a block, and two shortcuts.
            .resNet56: 1 + 2 * 27 + 2,
        ]
        #expect(convolutions.count == expected[architecture])
        #expect(convolutions.allSatisfy { $0[.gradientNorm] != nil && $0[.standardDeviation] != nil })
        #expect(Set(recorder.layers.map(\.name)).count == recorder.layers.count)
    }

    /// On maps of one position a batch of two has two values a channel. variance-norm divides by their deviation and
    /// keeps their mean, so that the images come ever nearer to each other, deviations fall to sqrt(eps), and each layer
    /// multiplies gradients by some hundreds: cnn-40's lie beyond float32, however they are computed. A classifier whose
    /// weights are smaller by a power of two, so small that the logits are its biases, gives gradients that are smaller by
    /// the same power, to the bit.
    @Test func varianceNormOnTwoValuesExceedsFloat32() throws {
        let shape = ActivationShape(batch: 2, channels: 3, height: 16, width: 16)
        func firstGradientNorm(scale: Float) throws -> Double? {
            let network = try Network.make(
                specification(.cnn40, .varianceNorm), input: shape,
                options: ExecutionOptions(isDifferentiable: true, workers: WorkerThreads(count: 1)))
            network.initialize(seed: 1)
            let weights = try #require(network.parameters.first { $0.name == "classifier.weight" }).values
            for index in 0..<weights.count { weights.pointer[index] *= scale }
            var random = RandomValues(80)
            let recorder = PassRecorder()
            let input = Activation(shape: shape, planar: random.activation(shape))
            let loss = try network.forward(
                input, labels: [0, 9], mode: .training, keepsValues: true, observer: recorder
            ).loss
            try network.backward(labels: [0, 9])
            #expect(loss.isFinite)
            return recorder.layers[0][.gradientNorm]
        }
        let powers = [-100, -110].map { Float(sign: .plus, exponent: $0, significand: 1) }
        let norms = try powers.map { try #require(try firstGradientNorm(scale: $0)) }
        #expect(norms[0] == 1024 * norms[1])
        #expect(norms[0] / Double(powers[0]) > 1e3 * Double(Float.greatestFiniteMagnitude))
        #expect(try firstGradientNorm(scale: 1) == nil)
    }

    @Test func layersOfConvolutionalNetworksComeInForwardOrder() throws {
        let layers = try probe(.convolutional(.batchNorm))
        #expect(
            layers.map(\.name) == [
                "layer1.convolution", "layer1.activation", "layer2.convolution", "layer2.activation",
                "layer3.convolution", "layer3.activation",
            ])
        #expect(
            layers.map(\.kind) == [.convolution, .activation, .convolution, .activation, .convolution, .activation])
        #expect(layers.map(\.height) == [8, 8, 4, 4, 4, 4])
        #expect(layers.map(\.channels) == [4, 4, 6, 6, 18, 18])
        // Periodic padding adds nothing that is probed.
        #expect(try probe(.convolutional(.batchNorm, padding: .periodic)).map(\.name) == layers.map(\.name))
    }

    @Test(arguments: ResidualBlock.allCases) func layersOfBlocksComeInForwardOrder(_ block: ResidualBlock) throws {
        let inner: [String]
        let strided: [String]
        switch block {
        case .postActivation, .branchActivation:
            inner = ["convolution1", "activation1", "convolution2", "output"]
            strided = ["convolution1", "activation1", "convolution2", "shortcut.convolution", "output"]
        case .preActivation:
            inner = ["activation1", "convolution1", "activation2", "convolution2", "output"]
            strided = [
                "activation1", "convolution1", "activation2", "convolution2", "shortcut.convolution", "output",
            ]
        }
        let expected =
            ["opening.convolution", "opening.activation"]
            + (inner.map { "stage1.block1.\($0)" } + inner.map { "stage1.block2.\($0)" })
            + (strided.map { "stage2.block1.\($0)" } + inner.map { "stage2.block2.\($0)" })
        for normalizer in [Normalizer.batchNorm, .evoNormS0, .weightNorm] {
            let layers = try probe(.residual(normalizer, block, skipInit: false))
            #expect(layers.map(\.name) == expected, "\(normalizer)")
            for layer in layers {
                let isInSecondStage = layer.name.hasPrefix("stage2")
                // A pre-activation block acts before it strides.
                let isBefore = block == .preActivation && layer.name == "stage2.block1.activation1"
                #expect(layer.channels == (isInSecondStage && !isBefore ? 6 : 4), "\(layer.name)")
                #expect(layer.height == (isInSecondStage && !isBefore ? 4 : 8), "\(layer.name)")
            }
        }
    }

    private func probe(_ test: TestNetwork) throws -> [LayerMeasurement] {
        let recorder = PassRecorder()
        try test.make(isDifferentiable: false).forward(
            test.input(), labels: test.labels, mode: .training, observer: recorder)
        return recorder.layers
    }

    /// Which convolutions are followed by a layer that divides by a deviation of their output.
    @Test func inverseVariancesStandWhereTheyAreDefined() throws {
        for normalizer in Normalizer.builtIn {
            let divides: [Normalizer] = [
                .batchNorm, .layerNorm, .instanceNorm, .groupNorm, .filterResponseNorm, .varianceNorm, .evoNormS0,
            ]
            for layer in try probe(.convolutional(normalizer)) where layer.kind == .convolution {
                #expect((layer[.inverseVariance] != nil) == divides.contains(normalizer), "\(normalizer)")
            }
        }
    }

    /// With SkipInit every block starts as its skip: the branch's gain is 0.
    @Test(arguments: ResidualBlock.allCases) func skipInitStartsWithoutBranches(_ block: ResidualBlock) throws {
        let network = try TestNetwork.residual(.batchNorm, block, skipInit: true).make()
        let gains = network.parameters.filter { $0.role == .skipGain }
        #expect(
            gains.map(\.name) == [
                "stage1.block1.gain", "stage1.block2.gain", "stage2.block1.gain", "stage2.block2.gain",
            ])
        #expect(gains.allSatisfy { $0.values.array == [0] })
        let layers = try probe(.residual(.none, block, skipInit: true))
        let opening = try #require(layers.first { $0.name == "opening.activation" })
        let output = try #require(layers.first { $0.name == "stage1.block2.output" })
        #expect(output[.activationVariance] == opening[.activationVariance])
    }
}
