import Tensors
import Testing

@testable import Networks

/// Whole networks: the same bits from the same seed, whether or not they are watched, and memory that is only reused.
@Suite struct NetworkTests {
    /// What a training step leaves.
    private struct Outcome: Equatable {
        var logits: [[Float]] = []
        var gradients: [[Float]] = []
        var parameters: [[Float]] = []
        var statistics: [[Float]] = []
    }

    private func train(_ network: Network, _ test: TestNetwork, steps: Int, isProbed: Bool) throws -> Outcome {
        let input = test.input()
        var outcome = Outcome()
        for _ in 0..<steps {
            try network.forward(
                input, labels: test.labels, mode: .training, keepsValues: true,
                observer: isProbed ? PassRecorder() : nil)
            outcome.logits.append(network.logits)
            try network.backward(labels: test.labels)
            outcome.gradients += network.parameters.map(\.gradient.array)
            for parameter in network.parameters { parameter.step(rate: 0.05, momentum: 0.9, decay: 1e-4) }
        }
        outcome.parameters = network.parameters.map(\.values.array)
        outcome.statistics = network.statistics.map(\.values.array)
        return outcome
    }

    @Test(arguments: Normalizer.builtIn) func probingChangesNoBit(_ normalizer: Normalizer) throws {
        for test in TestNetwork.all(normalizer) {
            let plain = try train(test.make(), test, steps: 2, isProbed: false)
            let probed = try train(test.make(), test, steps: 2, isProbed: true)
            #expect(plain == probed, "\(test)")
            #expect(plain.logits.flatMap { $0 }.allSatisfy { $0.isFinite }, "\(test)")
            #expect(plain.logits[0] != plain.logits[1], "\(test) does not learn")
        }
    }

    @Test(arguments: Normalizer.builtIn)
    func forwardOnlyNetworksGiveTheSameBits(_ normalizer: Normalizer) throws {
        for test in TestNetwork.all(normalizer) {
            let (both, forward) = (PassRecorder(), PassRecorder())
            let differentiable = try test.make()
            try differentiable.forward(
                test.input(), labels: test.labels, mode: .training, keepsValues: true, observer: both)
            let forwardOnly = try test.make(isDifferentiable: false)
            let loss = try forwardOnly.forward(test.input(), labels: test.labels, mode: .training, observer: forward)
            #expect(forwardOnly.logits == differentiable.logits, "\(test)")
            #expect(forward.layers == both.layers, "\(test)")
            #expect(loss.loss.isFinite)
            #expect(forwardOnly.activationBytes <= differentiable.activationBytes, "\(test)")
        }
    }

    @Test func seedsDecideEverything() throws {
        let test = TestNetwork.residual(.batchNorm, .postActivation, skipInit: false)
        let first = try train(test.make(seed: 3), test, steps: 2, isProbed: false)
        #expect(try train(test.make(seed: 3), test, steps: 2, isProbed: false) == first)
        let other = try train(test.make(seed: 4), test, steps: 2, isProbed: false)
        #expect(other.logits != first.logits)
    }

    /// Networks that differ in their normalizer have the weights of their seed in common.
    @Test(arguments: Normalizer.builtIn) func weightsArePairedAcrossNormalizers(_ normalizer: Normalizer)
        throws
    {
        func weights(_ name: Normalizer) throws -> [[Float]] {
            try TestNetwork.convolutional(name).make().parameters.filter { $0.role == .weight }.map(\.values.array)
        }
        #expect(try weights(normalizer) == weights(.batchNorm))
    }

    /// A network that is initialized again is a new one, but for gains, shifts and running statistics.
    @Test func initializingAgainGivesTheSameWeights() throws {
        let network = try TestNetwork.convolutional(.none).make(seed: 9)
        let before = network.parameters.map(\.values.array)
        network.initialize(seed: 10)
        #expect(network.parameters.map(\.values.array) != before)
        network.initialize(seed: 9)
        #expect(network.parameters.map(\.values.array) == before)
    }

    /// Kaiming's standard deviation sqrt(2 / fan-in), and the classifier's bound of 1 / sqrt(inputs).
    @Test func weightsHaveTheirDeviation() throws {
        let network = try TestNetwork(
            geometry: .convolutional(widths: [64, 64], strides: [1, 1]), normalizer: .batchNorm
        ).make()
        let weights = network.parameters.filter { $0.role == .weight }
        for (parameter, fanIn) in zip(weights, [27.0, 576.0]) {
            let values = parameter.values.array.map(Double.init)
            let variance = values.map { $0 * $0 }.reduce(0, +) / Double(values.count)
            // The standard error of a normal variance, six times.
            #expect(abs(variance * fanIn / 2 - 1) < 6 * (2 / Double(values.count)).squareRoot())
        }
        let classifier = try #require(weights.last).values.array
        #expect(classifier.count == 64 * TestNetwork.classes)
        #expect(classifier.allSatisfy { abs($0) <= 0.125 } && classifier.contains { abs($0) > 0.11 })
        #expect(network.parameters.filter { $0.role == .gain }.allSatisfy { $0.values.array.allSatisfy { $0 == 1 } })
    }

    @Test(arguments: Normalizer.builtIn) func memoryIsReusedFromTheSecondStep(_ normalizer: Normalizer) throws {
        for test in TestNetwork.all(normalizer) {
            for isDifferentiable in [true, false] {
                let network = try test.make(isDifferentiable: isDifferentiable)
                var bytes = [Int]()
                for step in 0..<3 {
                    // A pass that is not followed by a backward one gives its memory back too.
                    try network.forward(
                        test.input(), labels: test.labels, mode: .training, keepsValues: isDifferentiable,
                        observer: PassRecorder())
                    if isDifferentiable, step != 1 { try network.backward(labels: test.labels) }
                    bytes.append(network.activationBytes)
                }
                #expect(bytes[0] == bytes[1] && bytes[1] == bytes[2], "\(test): \(bytes)")
            }
        }
    }

    /// A branch's first activation is written again for the backward pass where the operator kept its coefficients: the same
    /// gradients in less memory.
    @Test(arguments: Normalizer.builtIn) func activationsOfBranchesAreRestored(_ normalizer: Normalizer) throws {
        let blocks = 5
        func pass(batch: Int, keepsAll: Bool) throws -> (bytes: Int, gradients: [[Float]]) {
            var test = TestNetwork(
                geometry: .residual(
                    widths: [4, 6], blocksPerStage: blocks, block: .postActivation, skipInit: false),
                normalizer: normalizer)
            test.batch = batch
            let network = try test.make(replacing: { keepsAll ? KeptNode($0) ?? $0 : $0 })
            test.disturb(network)
            try network.forward(test.input(), labels: test.labels, mode: .training, keepsValues: true)
            try network.backward(labels: test.labels)
            return (network.activationBytes, network.parameters.map(\.gradient.array))
        }
        var bytesPerImage = [Int]()
        for keepsAll in [true, false] {
            // The difference of two batches leaves out what does not grow with them.
            bytesPerImage.append(
                try (pass(batch: 7, keepsAll: keepsAll).bytes - pass(batch: 3, keepsAll: keepsAll).bytes) / 4)
        }
        #expect(try pass(batch: 3, keepsAll: true).gradients == pass(batch: 3, keepsAll: false).gradients)
        let saved = bytesPerImage[0] - bytesPerImage[1]
        // The EvoNorms keep no coefficients.
        guard normalizer != .evoNormB0, normalizer != .evoNormS0 else {
            #expect(saved == 0)
            return
        }
        // Two stages, maps of 8 by 8 and 4 by 4; one activation of each is there at a time.
        let stages = (8 * 8 + 4 * 4) * ChannelBlock.width * MemoryLayout<Float>.stride
        #expect(((blocks - 1) * stages...blocks * stages).contains(saved), "\(saved) bytes")
    }

    @Test func evaluationChangesNoStatistic() throws {
        let test = TestNetwork.convolutional(.batchNorm)
        let network = try test.make()
        try network.forward(test.input(), labels: test.labels, mode: .training)
        let (training, statistics) = (network.logits, network.statistics.map(\.values.array))
        try network.forward(test.input(), labels: test.labels, mode: .evaluation)
        #expect(network.statistics.map(\.values.array) == statistics)
        #expect(network.logits != training)
    }

    @Test func misuseStopsTheProgram() async {
        await #expect(processExitsWith: .failure) {
            let test = TestNetwork.convolutional(.none)
            try test.make().backward(labels: test.labels)
        }
        await #expect(processExitsWith: .failure) {
            let test = TestNetwork.convolutional(.batchNorm)
            try test.make().forward(test.input(), labels: test.labels, mode: .evaluation, keepsValues: true)
        }
        await #expect(processExitsWith: .failure) {
            let test = TestNetwork.convolutional(.none)
            let small = Activation(shape: ActivationShape(batch: 1, channels: 3, height: 8, width: 8))
            try test.make().forward(small, labels: [0], mode: .training)
        }
        await #expect(processExitsWith: .failure) {
            let test = TestNetwork.convolutional(.none)
            try test.make(isDifferentiable: false).forward(
                test.input(), labels: test.labels, mode: .training, keepsValues: true)
        }
    }
}

/// A node that writes its output once: what it stands for would write it again.
private final class KeptNode: Node {
    private let node: any Node

    /// Nil where the output is kept anyway.
    init?(_ node: any Node) {
        guard node.isRestorable else { return nil }
        self.node = node
    }

    var layer: Layer { node.layer }
    var inputs: [Int] { node.inputs }
    var outputShape: ActivationShape { node.outputShape }
    var parameters: [Parameter] { node.parameters }
    var statistics: [RunningStatistic] { node.statistics }

    func forward(_ inputs: [Activation], _ output: Activation, _ context: PassContext) throws {
        try node.forward(inputs, output, context)
    }

    func backward(
        _ inputs: [Activation], _ output: Activation, gradient: Activation, wanted: [Bool], _ context: PassContext
    ) throws -> [Activation?] {
        try node.backward(inputs, output, gradient: gradient, wanted: wanted, context)
    }
}
