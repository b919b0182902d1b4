import Networks
import Tensors
import Testing
import Training

@testable import Runs
@testable import TestSupport

@Suite struct RunCostTests {
    private func cost(_ specification: RunSpecification, images: ImageCounts = TestRuns.images) throws -> RunCost {
        try RunCost(specification, images: images)
    }

    /// A training run that names no number of images sees all of the set: its cost follows the set's size.
    @Test func trainingCostsWhatTheSetHas() throws {
        var specification = TestRuns.specification()
        specification.work = .training(TrainingConfiguration(batch: 100, epochs: 3))
        let step = try cost(TestRuns.specification(batch: 100, differentiates: true))
        // Without probes: cosines are no part of a step that is not probed.
        let probes = 1.2 * 100 * 100 * Double((4 + 4) * 1024)
        let steps = 3 * (100 + 20.0 / 3)
        let whole = try cost(specification).operations
        #expect(abs(whole / ((step.operations - probes) * steps) - 1) < 1e-12)
        let half = try cost(specification, images: ImageCounts(training: 5000, test: 1000)).operations
        #expect(abs(whole / half - 2) < 1e-12)
        specification.work = .training(
            TrainingConfiguration(batch: 100, epochs: 3, trainingImages: 10_000, testImages: 2000))
        #expect(try cost(specification, images: ImageCounts(training: 60_000, test: 10_000)).operations == whole)
    }

    @Test func operationsAreThoseOfTheConvolutions() throws {
        // Two layers at 32 x 32 and 2 images: 18 operations for each pair of channels, position and image.
        let pairs: Double = 3 * 4 + 4 * 4
        let layers = 18 * pairs * 1024 * 2
        // Cosines of 4 pairs of images over the outputs of 4 channels each, by half a matrix product with its diagonal.
        let outputs: Double = (4 + 4) * 1024
        let probes = 1.2 * 4 * outputs
        let forward = try cost(TestRuns.specification(batch: 2))
        #expect(abs(forward.operations - layers - probes) < 1)
        let both = try cost(TestRuns.specification(batch: 2, differentiates: true))
        #expect(abs(both.operations - 3 * layers - probes) < 1)
    }

    @Test func impossibleNetworksHaveNoCost() {
        let specification = TestRuns.specification(NetworkSpecification(architecture: .cnnUniform, normalizer: .none))
        #expect(throws: SpecificationError.uniformNeedsDepthAndWidth) { try cost(specification) }
    }

    private static let networks: [NetworkSpecification] = {
        var networks = [
            NetworkSpecification(architecture: .cnn10, normalizer: .batchNorm, widthDivisor: 4),
            NetworkSpecification(architecture: .cnnUniform, normalizer: .layerNorm, depth: 8, width: 16),
            NetworkSpecification(
                architecture: .cnnUniform, normalizer: .layerNorm, depth: 8, width: 16, padding: .periodic),
        ]
        for block in ResidualBlock.allCases {
            for normalizer in [Normalizer.batchNorm, .evoNormB0] {
                networks.append(
                    NetworkSpecification(
                        architecture: .resNet56, normalizer: normalizer, block: block, skipInit: true, widthDivisor: 2))
            }
        }
        return networks
    }()

    /// Runs are admitted by this estimate, so it may not lie far below what is taken.
    @Test(arguments: networks, [false, true])
    func memoryIsNotUnderestimated(_ network: NetworkSpecification, _ differentiates: Bool) throws {
        let batch = 8
        let shape = ActivationShape(batch: batch, channels: 3, height: 32, width: 32)
        let built = try Network.make(
            network, input: shape,
            options: ExecutionOptions(isDifferentiable: differentiates, workers: WorkerThreads(count: 1)))
        let labels = [Int](repeating: 0, count: batch)
        try built.forward(
            Activation(shape: shape), labels: labels, mode: .training, keepsValues: differentiates)
        if differentiates { try built.backward(labels: labels) }
        let parameters = built.parameters.reduce(0) { $0 + $1.values.count * MemoryLayout<Float>.stride }
        let taken = Double(built.activationBytes + parameters * (differentiates ? 2 : 1))
        let cost = try self.cost(
            TestRuns.specification(network, batch: batch, differentiates: differentiates))
        // The estimate has 32 MB for what does not grow with the batch.
        #expect(cost.bytes - 32e6 > 0.8 * (taken - 32e6))
        #expect(cost.bytes > taken)
    }
}
