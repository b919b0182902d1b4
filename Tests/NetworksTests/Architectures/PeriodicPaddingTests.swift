import Tensors
import Testing

@testable import Networks

@Suite struct PeriodicPaddingTests {
    /// The halo of the network's own input has no gradient, and needs none.
    @Test func networksOfPeriodicConvolutionsRunBackward() throws {
        let shape = ActivationShape(batch: 2, channels: 3, height: 8, width: 8)
        let network = try Network.make(
            geometry: .convolutional(widths: [8, 8], strides: [1, 2]), definition: NormalizerName.batchNorm.definition,
            padding: .periodic, classes: 3, input: shape,
            options: ExecutionOptions(isDifferentiable: true, workers: WorkerThreads(count: 1)))
        network.initialize(seed: 1)
        var stream = RandomStream(seed: 1, purpose: .test)
        let input = Activation(shape: shape, planar: (0..<shape.elements).map { _ in Float(stream.nextNormal()) })
        let recorder = PassRecorder()
        try network.forward(input, labels: [0, 2], mode: .training, keepsValues: true, observer: recorder)
        try network.backward(labels: [0, 2])
        let norms = recorder.layers.filter { $0.kind == .convolution }.map { $0[.gradientNorm] }
        #expect(norms.count == 2 && norms.allSatisfy { $0 != nil && $0! > 0 })
    }
}
