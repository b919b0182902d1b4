import Tensors
import Testing

@testable import Networks

@Suite struct PeriodicPaddingTests {
    private let shape = ActivationShape(batch: 2, channels: 3, height: 8, width: 8)

    private func weightGradients(_ images: [Float]) throws -> (loss: Double, gradients: [[Float]]) {
        let network = try Network.make(
            NetworkSpecification(
                architecture: .cnnUniform, normalizer: .batchNorm, depth: 3, width: 8, padding: .periodic),
            input: shape, options: ExecutionOptions(isDifferentiable: true, workers: WorkerThreads(count: 1)))
        network.initialize(seed: 3)
        let loss = try network.forward(
            Activation(shape: shape, planar: images), labels: [1, 4], mode: .training, keepsValues: true
        ).loss
        try network.backward(labels: [1, 4])
        return (loss, network.parameters.map { $0.gradient.array })
    }

    /// On a map that closes on itself, a shift of the images changes nothing: the network averages over positions.
    @Test func shiftsChangeNeitherLossNorGradients() throws {
        var images = [Float](repeating: 0, count: shape.batch * shape.channels * shape.positions)
        for index in images.indices { images[index] = Float((index * 7919) % 101) / 50 - 1 }
        var shifted = images
        for plane in 0..<(shape.batch * shape.channels) {
            for row in 0..<8 {
                for column in 0..<8 {
                    shifted[plane * 64 + (row + 3) % 8 * 8 + (column + 5) % 8] = images[plane * 64 + row * 8 + column]
                }
            }
        }
        let (first, second) = (try weightGradients(images), try weightGradients(shifted))
        #expect(abs(first.loss - second.loss) < 1e-5)
        #expect(first.gradients.contains { $0.contains { abs($0) > 1e-3 } })
        for (a, b) in zip(first.gradients, second.gradients) {
            for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-4) }
        }
    }
}
