import Foundation
import Tensors
import Testing

@testable import Networks

/// The built-in layers in the algebra: the same definitions, and the same values from the operators of the whole algebra.
@Suite struct LayerDeclarationTests {
    @Test func theTwelveHaveTheDefinitionsOfTheBuiltInLayers() throws {
        #expect(DeclaredBuiltIn.all.map(\.normalizer) == Normalizer.builtIn)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for (normalizer, declaration) in DeclaredBuiltIn.all {
            #expect(declaration.definition == normalizer.definition, "\(normalizer)")
            #expect(
                try encoder.encode(declaration.definition) == encoder.encode(normalizer.definition), "\(normalizer)")
        }
    }

    /// One training step of a small network: the same bits of logits and gradients.
    @Test func theTwelveGiveTheBytesOfTheBuiltInLayers() throws {
        for (normalizer, declaration) in DeclaredBuiltIn.all {
            let declared = Normalizer(
                "declared", label: "", formula: "", statistics: "", source: "", family: .activation,
                definition: declaration.definition)
            let results = try [normalizer, declared].map { normalizer -> [[UInt32]] in
                let test = TestNetwork.residual(normalizer, .postActivation, skipInit: false)
                let network = try test.make()
                test.disturb(network)
                try network.forward(test.input(), labels: test.labels, mode: .training, keepsValues: true)
                let logits = network.logits.map(\.bitPattern)
                try network.backward(labels: test.labels)
                return [logits] + network.parameters.map { $0.gradient.array.map(\.bitPattern) }
            }
            #expect(results[0] == results[1], "\(normalizer)")
        }
    }

    /// The operators of the whole algebra on the steps of the built-in layers: values, gradients and running statistics of
    /// the built-in operators within rounding.
    @Test func bothOperatorsAgreeWithTheBuiltInOnes() throws {
        let shape = ActivationShape(batch: 3, channels: 10, height: 5, width: 3)
        var random = RandomValues(90)
        let (x, upper) = (random.activation(shape), random.normals(shape.elements))
        for (normalizer, declaration) in DeclaredBuiltIn.all where !declaration.steps.isEmpty {
            let operation = DeclaredOperation(declaration.steps)
            let activation = normalizer.definition.activation
            var makers: [(NormalizerSetting) -> any NormalizerOperator] = [
                { normalizer.definition.makeOperator($0, activationName: "layer") },
                { ElementwiseOperator($0, operation, activation: activation, activationName: "layer") },
            ]
            if operation.fitsKernels {
                makers.append { CoefficientOperator($0, operation, activation: activation, activationName: "layer") }
            }
            let results = makers.map { maker -> [String: [Float]] in
                let layer = EngineLayer(shape, groupSize: 5, makeOperator: maker)
                var results = [String: [Float]]()
                let pass = layer.forward(x)
                results["output"] = pass.values
                let (input, before) = layer.backward(pass, outputGradient: upper)
                results["input gradient"] = input.planar
                // The EvoNorms have no activation, and no gradient before it.
                if normalizer.definition.addsSkipBeforeActivation { results["skip gradient"] = before.planar }
                for (name, parameter) in layer.parameters { results["gradient of \(name)"] = parameter.gradient.array }
                results["evaluation"] = layer.forward(x, mode: .evaluation).values
                for statistic in layer.operation.statistics { results[statistic.name] = statistic.values.array }
                return results
            }
            for other in results.dropFirst() {
                #expect(Set(other.keys) == Set(results[0].keys), "\(normalizer)")
                for (name, expected) in results[0] {
                    let scale = expected.map(abs).max() ?? 0
                    let worst = zip(expected, other[name] ?? []).map { abs($0 - $1) }.max() ?? .infinity
                    #expect(worst <= 1e-5 * scale, "\(normalizer), \(name): off by \(worst) of \(scale)")
                }
            }
        }
    }

    @Test func whatDiffersFromABuiltInLayerIsNotThatLayer() {
        let batchNorm = DeclaredBuiltIn.all[1].declaration
        var changes: [LayerDeclaration] = []
        func change(_ body: (inout LayerDeclaration) -> Void) {
            var changed = batchNorm
            body(&changed)
            changes.append(changed)
        }
        change { $0.steps[0].affine = nil }
        change { $0.steps[0].affine?.gain = 0.5 }
        change { $0.steps[0].centring?.amount = 0.5 }
        change { $0.steps[0].centring = .init(.space) }
        change { $0.steps[0].scaling?.spread = .meanAbsoluteDeviation }
        change { $0.steps[0].keepsRunningStatistics = false }
        change { $0.steps.append($0.steps[0]) }
        change { $0.centresActivation = [.batch, .space] }
        change { $0.placement = .branchEnd }
        change { $0.branchGain = 0.2 }
        change { $0.weights = .centred }
        for (index, changed) in changes.enumerated() {
            #expect(Normalizer.builtIn.allSatisfy { $0.definition != changed.definition }, "change \(index)")
        }
        #expect(Set(changes.map(\.definition)).count == changes.count)
    }
}
