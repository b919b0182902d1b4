import Tensors
import Testing

@testable import Networks

extension ReferenceTests {
    @Test func layersMatch() throws {
        var comparison = Comparison(tolerance: 1e-5)
        for file in try ReferenceFile.all(.layer) {
            try compareLayer(file, &comparison)
            comparison.countCase()
        }
        comparison.printSummary("single layers")
        #expect(comparison.cases > 0, "no layer_*.json in \(ReferenceFile.folder.path)")
    }

    private func compareLayer(_ file: ReferenceFile, _ comparison: inout Comparison) throws {
        let input = try file.array("input")
        let shape = ActivationShape(
            batch: input.shape[0], channels: input.shape[1], height: input.shape[2], width: input.shape[3])
        let layer = try makeOperator(file, shape)
        for (name, array) in try file.arrays("parameters") {
            let parameter = try #require(layer.parameters.first { $0.name == "layer.\(name)" }, "\(file.name): \(name)")
            for (index, value) in array.floats.enumerated() { parameter.values.pointer[index] = value }
        }
        let context = PassContext(
            workers: WorkerThreads(count: 1), pool: ActivationPool(), scratch: AlignedStorage(count: 0))
        let x = Activation(shape: shape, planar: input.floats)
        let y = Activation(shape: shape)
        layer.forward(input: x, skip: nil, output: y, context)
        comparison.compare(y.planar, try file.array("output"), "output", file.name)

        let gradient = Activation(shape: shape, planar: try file.array("outputGradient").floats)
        let dx = layer.backward(input: x, output: y, gradient: gradient, keepsGradient: false, context)
        comparison.compare(dx.planar, try file.array("inputGradient"), "input gradient", file.name)
        for (name, array) in try file.arrays("parameterGradients") {
            let parameter = try #require(layer.parameters.first { $0.name == "layer.\(name)" }, "\(file.name): \(name)")
            comparison.compare(parameter.gradient.array, array, "parameter gradient", "\(file.name) \(name)")
        }
        for (name, array) in try file.arrays("buffersAfter") {
            let statistic = try #require(layer.statistics.first { $0.name == "layer.\(name)" }, "\(file.name): \(name)")
            comparison.compare(statistic.values.array, array, "running statistic", "\(file.name) \(name)")
        }
        context.mode = .evaluation
        layer.forward(input: x, skip: nil, output: y, context)
        comparison.compare(y.planar, try file.array("outputInEvaluation"), "output in evaluation", file.name)
    }

    private func makeOperator(_ file: ReferenceFile, _ shape: ActivationShape) throws -> any NormalizerOperator {
        let kind: String = try file.value("kind")
        let definition: NormalizerDefinition
        switch kind {
        case "thresholded-linear-unit":
            definition = .init(operation: .identity, activation: .thresholdedLinearUnit)
        case "scaled-relu":
            definition = .init(operation: .identity, activation: .scaledRectifier)
        default:
            let name = try #require(
                Normalizer.builtIn.first(where: { $0.identifier == kind }), "\(file.name): kind \(kind)")
            definition = .init(operation: name.definition.operation, activation: .identity)
        }
        let setting = NormalizerSetting(
            name: "layer", shape: shape, groupSize: shape.channels / (file.groupCount ?? shape.channels),
            publishedCodeVariances: false, branchGain: nil)
        return definition.makeOperator(setting, activationName: "layer")
    }
}
