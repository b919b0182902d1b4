import Foundation
import Tensors
import Testing

@testable import Networks

/// The shipped files of declared layers beside automatic differentiation in double precision (Reference/README.md).
@Suite struct DeclaredLayerReferenceTests {
    private struct Reference: Decodable {
        struct Case: Decodable {
            let x: [Float], upper: [Float]
            let parameters: [String: [Float]]
            let output: [Double], inputGradient: [Double]
            let parameterGradients: [String: [Double]]
        }
        struct Weights: Decodable {
            let filters: Int, fanIn: Int
            let v: [Float], upper: [Float], w: [Double], gradient: [Double]
        }
        let shape: [Int]
        let groupSize: Int
        let layers: [String: Case]
        let weightStandardization: Weights
    }

    private static func reference() throws -> Reference {
        let file = try #require(
            Bundle.module.url(forResource: "declared_layers", withExtension: "json", subdirectory: "Reference"))
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }

    @Test func everyShippedFileComputesItsPaper() throws {
        let reference = try Self.reference()
        let shape = ActivationShape(
            batch: reference.shape[0], channels: reference.shape[1], height: reference.shape[2],
            width: reference.shape[3])
        let files = try ShippedNormalizers.all()
        #expect(Set(files.map(\.normalizer.identifier)) == Set(reference.layers.keys))
        for file in files {
            let name = file.normalizer.identifier
            let expected = try #require(reference.layers[name])
            let layer = EngineLayer(file.normalizer, shape, groupSize: reference.groupSize)
            #expect(Set(layer.parameters.keys) == Set(expected.parameters.keys), "\(name)")
            for (suffix, values) in expected.parameters {
                for (index, value) in values.enumerated() {
                    layer.parameters[suffix]?.values.pointer[index] = value
                }
            }
            let pass = layer.forward(expected.x)
            expectClose(pass.values, expected.output, "\(name): output")
            let (input, _) = layer.backward(pass, outputGradient: expected.upper)
            expectClose(input.planar, expected.inputGradient, "\(name): input gradient")
            for (suffix, gradient) in expected.parameterGradients {
                expectClose(
                    layer.parameters[suffix]?.gradient.array ?? [], gradient, "\(name): gradient of \(suffix)")
            }
        }
    }

    @Test func weightStandardizationComputesItsPaper() throws {
        let expected = try Self.reference().weightStandardization
        let file = try #require(
            ShippedNormalizers.all().first { $0.normalizer.identifier == "weight-standardization-group-norm" })
        let effective = EffectiveWeights(
            parameterization: file.normalizer.definition.weights, filters: expected.filters, fanIn: expected.fanIn)
        let trained = AlignedStorage(expected.v)
        let weights = AlignedStorage(count: trained.count)
        effective.write(trained: trained, gain: nil, into: weights)
        expectClose(weights.array, expected.w, "weights")
        let gradient = AlignedStorage(expected.upper)
        effective.pullBack(gradient: gradient, trained: trained, gain: nil, gainGradient: nil)
        expectClose(gradient.array, expected.gradient, "gradient")
    }

    private func expectClose(_ measured: [Float], _ expected: [Double], _ place: String) {
        #expect(measured.count == expected.count, "\(place)")
        let scale = expected.map(abs).max() ?? 0
        let worst = zip(measured, expected).map { abs(Double($0) - $1) }.max() ?? .infinity
        #expect(worst <= 1e-5 * scale, "\(place) is off by \(worst) of \(scale)")
    }
}
