import Tensors
import Testing

@testable import Networks

extension ReferenceTests {
    @Test func convolutionsMatch() throws {
        var comparison = Comparison(tolerance: 1e-5)
        for file in try ReferenceFile.all(.convolution) {
            try compareConvolution(file, &comparison)
            comparison.countCase()
        }
        comparison.printSummary("convolutions with parameterized weights")
        #expect(comparison.cases > 0, "no convolution_*.json in \(ReferenceFile.folder.path)")
    }

    private func compareConvolution(_ file: ReferenceFile, _ comparison: inout Comparison) throws {
        let input = try file.array("input")
        let shape = ActivationShape(
            batch: input.shape[0], channels: input.shape[1], height: input.shape[2], width: input.shape[3])
        let kind: String = try file.value("weights")
        let parameterization = try #require(WeightParameterization(named: kind), "\(file.name): weights \(kind)")
        let parameters = try file.arrays("parameters")
        let weights = try #require(parameters["weight"])
        let node = try ConvolutionNode(
            layer: Layer("layer", .plain), input: 1, inputShape: shape,
            extent: .init(
                outputs: weights.shape[0], stride: try file.value("stride"), padding: try file.value("padding")),
            parameterization: parameterization, directions: [.forward, .backwardData, .backwardWeights])
        // Every reference has a bias. Where a layer has none, it is added to its output, and has no gradient.
        let added = node.bias == nil ? try #require(parameters["bias"]).floats : nil
        for (name, array) in parameters where name != "bias" || added == nil {
            let parameter = try #require(node.parameters.first { $0.name == "layer.\(name)" }, "\(file.name): \(name)")
            for (index, value) in array.floats.enumerated() { parameter.values.pointer[index] = value }
        }
        let context = PassContext(
            workers: WorkerThreads(count: 1), pool: ActivationPool(),
            scratch: AlignedStorage(count: node.convolution.scratchByteCount / 4 + 1))
        let x = Activation(shape: shape, planar: input.floats)
        let y = Activation(shape: node.outputShape)
        try node.forward([x], y, context)
        let output = y.planar.enumerated().map { index, value in
            value + (added?[index / y.shape.positions % y.shape.channels] ?? 0)
        }
        comparison.compare(output, try file.array("output"), "output", file.name)
        comparison.compare(
            node.effectiveWeights.array, try file.array("effectiveWeight"), "effective weight", file.name)

        let gradient = Activation(shape: node.outputShape, planar: try file.array("outputGradient").floats)
        let results = try node.backward([x], y, gradient: gradient, wanted: [true], context)
        let dx = try #require(results[0])
        comparison.compare(dx.planar, try file.array("inputGradient"), "input gradient", file.name)
        for (name, array) in try file.arrays("parameterGradients") where name != "bias" || added == nil {
            let parameter = try #require(node.parameters.first { $0.name == "layer.\(name)" }, "\(file.name): \(name)")
            comparison.compare(parameter.gradient.array, array, "parameter gradient", "\(file.name) \(name)")
        }
    }
}
