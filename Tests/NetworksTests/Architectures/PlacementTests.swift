import Tensors
import Testing

@testable import Networks

/// Where a declared layer stands in residual blocks, and that gradients flow through every placement.
@Suite struct PlacementTests {
    private static func normalizer(_ placement: NormalizerPlacement, gain: Double? = nil) -> Normalizer {
        Normalizer(
            "own", label: "",
            declaration: LayerDeclaration(
                steps: [
                    NormalizerStep(
                        centring: .init([.batch, .space]),
                        scaling: .init([.group, .space], spread: .standardDeviation, epsilon: .fixed(0.1)))
                ], placement: placement, branchGain: gain), source: "")
    }

    /// The layers of the second stage's first block, and which of them normalize.
    private func layers(_ placement: NormalizerPlacement) throws -> [String] {
        let network = TestNetwork.residual(Self.normalizer(placement), .postActivation, skipInit: false)
        var names = [String]()
        _ = try network.make(replacing: { node in
            if node.layer.name.hasPrefix("stage2.block1.") {
                let name = node.layer.name.dropFirst("stage2.block1.".count)
                let normalizes = node is NormalizerNode && node.parameters.contains { $0.name.hasSuffix("gamma") }
                names.append(name + (normalizes ? "*" : ""))
            }
            return node
        })
        return names
    }

    @Test func everyPlacementStandsWhereItSays() throws {
        #expect(
            try layers(.afterConvolution)
                == [
                    "convolution1", "activation1*", "convolution2", "shortcut.convolution", "shortcut.normalizer*",
                    "output*",
                ])
        #expect(
            try layers(.branchEnd)
                == [
                    "convolution1", "activation1", "convolution2", "shortcut.convolution", "shortcut.normalizer*",
                    "output*",
                ])
        #expect(
            try layers(.afterAddition)
                == ["convolution1", "activation1*", "convolution2", "shortcut.convolution", "output.sum", "output*"])
        #expect(
            try layers(.beforeConvolution)
                == [
                    "activation1*", "convolution1", "activation2*", "convolution2", "shortcut.normalizer*",
                    "shortcut.convolution", "output",
                ])
        #expect(
            try layers(.aroundBranch)
                == [
                    "normalizer0*", "convolution1", "activation1*", "convolution2", "shortcut.convolution",
                    "shortcut.normalizer*", "output*",
                ])
    }

    /// A step along the gradient changes the loss by the gradient's length times the step.
    @Test(arguments: NormalizerPlacement.allCases) func gradientsAreSlopes(_ placement: NormalizerPlacement) throws {
        let normalizer = Self.normalizer(placement, gain: 0.5)
        let test = TestNetwork.residual(normalizer, .postActivation, skipInit: false)
        let network = try test.make()
        #expect(network.parameters.count { $0.role == .skipGain } == 4)
        test.disturb(network)
        let (input, labels) = (test.input(), test.labels)
        try network.forward(input, labels: labels, mode: .training, keepsValues: true)
        try network.backward(labels: labels)
        for role in [Parameter.Role.weight, .gain, .skipGain] {
            let parameters = network.parameters.filter { $0.role == role }
            let gradients = parameters.map(\.gradient.array)
            let length = gradients.joined().reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            try #require(length > 1e-4, "\(placement): no gradient of \(role)")
            let step = 2e-3
            func loss(_ distance: Double) throws -> Double {
                let before = parameters.map(\.values.array)
                defer {
                    for (parameter, values) in zip(parameters, before) {
                        for index in values.indices { parameter.values.pointer[index] = values[index] }
                    }
                }
                for (parameter, gradient) in zip(parameters, gradients) {
                    for index in gradient.indices {
                        parameter.values.pointer[index] += Float(distance / length * Double(gradient[index]))
                    }
                }
                return try network.forward(input, labels: labels, mode: .training).loss
            }
            let slope = (try loss(step) - loss(-step)) / (2 * step)
            #expect(abs(slope / length - 1) < 0.03, "\(placement), \(role): slope \(slope), gradient \(length)")
        }
    }

    @Test func whatTheNetworkSaysOtherwiseIsRefused() {
        var specification = NetworkSpecification(
            architecture: .resNet56, normalizer: Self.normalizer(.branchEnd, gain: 0.5), block: .preActivation,
            widthDivisor: 4)
        #expect(throws: SpecificationError.placementTaken(specification.normalizer)) { try specification.geometry() }
        specification.block = .postActivation
        specification.skipInit = true
        #expect(throws: SpecificationError.gainTaken(specification.normalizer)) { try specification.geometry() }
    }
}
