import Networks
import Training

/// The predicted cost of a run, from its specification alone. It serves to order runs, to predict their time and to
/// keep within the available memory.
package struct RunCost: Sendable {
    /// Floating-point operations of the convolutions and the similarity matrices, counted as if computed directly.
    let operations: Double
    /// Values that layers put out, over all passes and images; backward passes are not counted.
    let outputs: Double
    /// Memory for activations, gradients and parameters, in bytes.
    package let bytes: Double

    /// Predicts the cost of a run.
    ///
    /// - Parameter images: the numbers of images in the data set, which training uses unless its configuration limits
    ///   them.
    /// - Throws: `SpecificationError` for a network that cannot be built.
    package init(_ specification: RunSpecification, images: ImageCounts) throws {
        switch specification.work {
        case .denseLinear(let work):
            self.init(try DenseLinearNetwork(specification.network, samples: work.samples))
        case .initialization(let work):
            let geometry = try specification.network.geometry()
            self.init(
                geometry, batch: work.batch, differentiates: work.differentiates, probes: 1,
                isElementwise: specification.network.normalizer.definition.isElementwise)
        case .training(let configuration):
            let geometry = try specification.network.geometry()
            let step = RunCost(
                geometry, batch: configuration.batch, differentiates: true, probes: 0,
                isElementwise: specification.network.normalizer.definition.isElementwise)
            let batches = Double((configuration.trainingImages ?? images.training) / configuration.batch)
            let tests = Double((configuration.testImages ?? images.test) / configuration.batch)
            let epochs = Double(configuration.epochs)
            let passes = epochs * (batches + tests / 3)
            self.init(operations: step.operations * passes, outputs: step.outputs * passes, bytes: step.bytes)
        }
    }

    /// Two products a layer, one of them for the rank.
    private init(_ network: DenseLinearNetwork) {
        let (width, samples) = (Double(network.width), Double(network.samples))
        self.init(
            operations: Self.plainOperations * 2 * width * samples * (width + samples) * Double(network.depth),
            outputs: width * samples * Double(network.depth),
            bytes: 8 * (width * width + 3 * width * samples + 2 * samples * samples) + 1e6)
    }

    private init(operations: Double, outputs: Double, bytes: Double) {
        self.operations = operations
        self.outputs = outputs
        self.bytes = bytes
    }

    /// Operations of convolutions that take as long as one of the plain loops in double precision of dense networks.
    private static let plainOperations = 60.0
    /// Numbers in double precision that the plain operator of a declared layer holds for each value of its input.
    private static let elementwiseNumbers = 16.0
    /// Operations that take as long as the plain operator does for one value, forward and backward.
    private static let elementwiseOperations = 5000.0

    /// - Parameters:
    ///   - probes: the fraction of passes in which activations are measured.
    ///   - isElementwise: whether the normalizer runs in the plain operator of declared layers.
    init(_ geometry: Geometry, batch: Int, differentiates: Bool, probes: Double, isElementwise: Bool = false) {
        let layers = Self.convolutions(geometry)
        let images = Double(batch)
        let forward = layers.reduce(0.0) { $0 + 18 * $1.inputs * $1.outputs * $1.positions }
        let activations = layers.reduce(0.0) { $0 + $1.outputs * $1.positions }
        outputs = images * activations
        let elementwise = isElementwise ? Self.elementwiseOperations * activations * (differentiates ? 1 : 0.3) : 0
        operations = images * (forward * (differentiates ? 3 : 1) + probes * 1.2 * images * activations + elementwise)
        let parameters = layers.reduce(0.0) { $0 + 9 * $1.inputs * $1.outputs }
        let largest = layers.map { max($0.inputs, $0.outputs) * $0.positions }.max() ?? 0
        bytes =
            4 * (images * (differentiates ? 2 * activations + 4 * largest : 4 * largest) + 3 * parameters) + 32e6
            + (isElementwise ? 8 * Self.elementwiseNumbers * images * largest : 0)
    }

    private struct Layer {
        let inputs: Double, outputs: Double, positions: Double
    }

    private static func convolutions(_ geometry: Geometry) -> [Layer] {
        var side = ImageSet.side
        var channels = Double(ImageSet.channelCount)
        var layers = [Layer]()
        func add(_ width: Int, stride: Int) {
            side = (side + stride - 1) / stride
            layers.append(Layer(inputs: channels, outputs: Double(width), positions: Double(side * side)))
            channels = Double(width)
        }
        switch geometry {
        case .convolutional(let widths, let strides):
            for (width, stride) in zip(widths, strides) { add(width, stride: stride) }
        case .residual(let widths, let blocks, _, _):
            add(widths[0], stride: 1)
            for (stage, width) in widths.enumerated() {
                for block in 0..<blocks {
                    add(width, stride: stage > 0 && block == 0 ? 2 : 1)
                    add(width, stride: 1)
                }
            }
        }
        return layers
    }
}
