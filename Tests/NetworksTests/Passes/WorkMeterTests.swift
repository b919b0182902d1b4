import Tensors
import Testing

@testable import Networks

/// What a meter counts in passes of small networks.
@Suite struct WorkMeterTests {
    private func step(_ network: Network, _ test: TestNetwork, observer: PassRecorder? = nil) throws {
        try network.forward(
            test.input(), labels: test.labels, mode: .training, keepsValues: true, observer: observer)
        try network.backward(labels: test.labels)
        network.step(rate: 0.1, momentum: 0.9) { $0 == .weight ? 1e-4 : 0 }
    }

    @Test func workIsCountedByKind() throws {
        let test = TestNetwork.convolutional(.batchNorm)
        let network = try test.make()
        let meter = WorkMeter()
        network.meter = meter
        try step(network, test, observer: PassRecorder(measuring: [.standardDeviation, .gradientNorm]))
        #expect(
            meter.entries.mapValues(\.calls) == [
                // Four observations a layer: a convolution's output and gradient, the inverse variance, an activation.
                .convolution: 3, .filterGradient: 3, .inputGradient: 2, .normalizer: 3, .normalizerGradient: 3,
                .classifier: 2, .update: network.parameters.count, .probes: 12,
            ])
        #expect(meter.entries.values.allSatisfy { $0.seconds >= 0 })
    }

    /// Direct convolutions, whose operations are those of plain loops: 3x3 filters from 3 to 4 to 6 to 18 channels.
    @Test func operationsAndBytesAreThoseOfTheShapes() throws {
        let test = TestNetwork.convolutional(.batchNorm)
        let network = try test.make()
        let meter = WorkMeter()
        network.meter = meter
        try step(network, test)
        let layers = [(3, 4, 8, 8), (4, 6, 8, 4), (6, 18, 4, 4)]
        let products = layers.map { inputs, outputs, _, side in
            2.0 * 9 * Double(test.batch * inputs * outputs * side * side)
        }
        let forward = try #require(meter.entries[.convolution])
        #expect(forward.operations == products.reduce(0, +))
        #expect(meter.entries[.filterGradient]?.operations == products.reduce(0, +))
        #expect(meter.entries[.inputGradient]?.operations == products.dropFirst().reduce(0, +))
        // Channels are stored in blocks of eight.
        let outputs = layers.map { _, outputs, _, side in 4 * test.batch * ((outputs + 7) / 8 * 8) * side * side }
        let inputs = layers.map { inputs, _, side, _ in 4 * test.batch * ((inputs + 7) / 8 * 8) * side * side }
        let weights = layers.map { inputs, outputs, _, _ in 4 * 9 * inputs * outputs }
        #expect(forward.bytes == Double((outputs + inputs + weights).reduce(0, +)))
        #expect(meter.entries[.normalizer]?.bytes == Double(3 * outputs.reduce(0, +)))
        #expect(meter.entries[.normalizerGradient]?.bytes == Double(7 * outputs.reduce(0, +)))
        let parameters = network.parameters.reduce(0) { $0 + $1.values.count }
        #expect(meter.entries[.update]?.bytes == Double(5 * 4 * parameters))
    }

    @Test(arguments: ResidualBlock.allCases, [false, true])
    func everyNodeOfABlockIsCounted(_ block: ResidualBlock, _ skipInit: Bool) throws {
        let test = TestNetwork.residual(.weightNorm, block, skipInit: skipInit)
        let network = try test.make()
        let meter = WorkMeter()
        network.meter = meter
        try step(network, test)
        // Four blocks of two convolutions, the first one and a shortcut; each has its filters made and pulled back.
        #expect(meter.entries[.convolution]?.calls == 10)
        #expect(meter.entries[.filters]?.calls == 20)
        // The end of a block, where it is an addition, forward and backward; and the gradients of its input.
        #expect(meter.entries[.addition]?.calls == (block == .postActivation ? 4 : 12))
    }

    @Test func paddingIsCounted() throws {
        let test = TestNetwork.convolutional(.none, padding: .periodic)
        let network = try test.make()
        let meter = WorkMeter()
        network.meter = meter
        try step(network, test)
        // Nothing wants the gradient of the input.
        #expect(meter.entries[.padding]?.calls == 3 + 2)
    }

    @Test func metersChangeNothing() throws {
        let test = TestNetwork.residual(.batchNorm, .postActivation, skipInit: true)
        let values = try [nil, WorkMeter()].map { meter in
            let network = try test.make()
            network.meter = meter
            for _ in 0..<2 { try step(network, test) }
            return network.parameters.map(\.values.array)
        }
        #expect(values[0] == values[1])
    }

    /// The step of all parameters is that of each, with the decay of its role.
    @Test func aStepIsThatOfEachParameter() throws {
        let test = TestNetwork.convolutional(.batchNorm)
        let (network, other) = (try test.make(), try test.make())
        for network in [network, other] {
            try network.forward(test.input(), labels: test.labels, mode: .training, keepsValues: true)
            try network.backward(labels: test.labels)
        }
        network.step(rate: 0.1, momentum: 0.9) { $0 == .weight ? 1e-2 : 0 }
        for parameter in other.parameters {
            parameter.step(rate: 0.1, momentum: 0.9, decay: parameter.role == .weight ? 1e-2 : 0)
        }
        #expect(network.parameters.map(\.values.array) == other.parameters.map(\.values.array))
    }
}
