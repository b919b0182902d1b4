import Tensors
import Testing

@testable import Networks

/// What the layers' outputs must not depend on, and what follows from their definitions at the edges.
@Suite struct NormalizerInvarianceTests {
    private static let shape = ActivationShape(batch: 3, channels: 24, height: 5, width: 3)
    private static let groupSize = 8

    /// Which change of its input a layer's output does not see.
    enum Change: CaseIterable {
        /// All values by one factor.
        case scale
        /// All values by one number.
        case shift
        /// Each channel by a number of its own.
        case channelShift
        /// Each sample and channel by a number of its own.
        case planeShift

        /// The layers that do not see it.
        var unseenBy: Set<Normalizer> {
            switch self {
            case .scale:
                [
                    .batchNorm, .layerNorm, .instanceNorm, .groupNorm, .varianceNorm, .filterResponseNorm, .evoNormB0,
                ]
            case .shift: [.batchNorm, .layerNorm, .instanceNorm, .groupNorm, .meanCentering]
            case .channelShift: [.batchNorm, .instanceNorm, .meanCentering]
            case .planeShift: [.instanceNorm]
            }
        }

        func apply(_ x: [Float], _ shape: ActivationShape) -> [Float] {
            x.enumerated().map { index, value in
                let plane = index / shape.positions
                return switch self {
                case .scale: 3 * value
                case .shift: value + 5
                case .channelShift: value + Float(plane % shape.channels) - 11
                case .planeShift: value + Float(plane % 7) - 3
                }
            }
        }
    }

    /// Deviations from 0.6, so that eps = 1e-5 changes no output by more than 1.4e-5 of it.
    private static func input() -> [Float] {
        var random = RandomValues(31)
        return random.activation(shape).map { 2 * $0 }
    }

    @Test(arguments: Change.allCases, Normalizer.builtIn)
    func changesAreSeenByThoseThatShould(_ change: Change, _ name: Normalizer) {
        let layer = EngineLayer(name, Self.shape, groupSize: Self.groupSize)
        let x = Self.input()
        let before = layer.forward(x).values
        let after = layer.forward(change.apply(x, Self.shape)).values
        let scale = before.map(abs).max()!
        let difference = zip(before, after).map { abs($0 - $1) }.max()! / scale
        if change.unseenBy.contains(name) {
            #expect(difference < 3e-5, "\(name) sees \(change)")
        } else {
            #expect(difference > 1e-2, "\(name) does not see \(change)")
        }
    }

    /// Statistics over the batch do not depend on the order of its samples; other layers treat each sample alone.
    @Test(arguments: Normalizer.builtIn)
    func outputsFollowTheirSamples(_ name: Normalizer) {
        let layer = EngineLayer(name, Self.shape, groupSize: Self.groupSize)
        let x = Self.input()
        let size = Self.shape.elements / Self.shape.batch
        func rotated(_ values: [Float]) -> [Float] { Array(values[size...] + values[..<size]) }
        let expected = rotated(layer.forward(x).values)
        expectEqual(layer.forward(rotated(x)).values, expected, "\(name)")
    }

    /// Channels of one group may change places; with gamma = 1 and beta = 0 nothing else tells them apart.
    @Test(arguments: Normalizer.builtIn)
    func outputsFollowTheirChannelsWithinAGroup(_ name: Normalizer) {
        let layer = EngineLayer(name, Self.shape, groupSize: Self.groupSize)
        let positions = Self.shape.positions
        func reversedWithinGroups(_ values: [Float]) -> [Float] {
            values.indices.map { index in
                let plane = index / positions
                let place = plane % Self.groupSize
                return values[index + (Self.groupSize - 1 - 2 * place) * positions]
            }
        }
        let x = Self.input()
        let expected = reversedWithinGroups(layer.forward(x).values)
        expectEqual(layer.forward(reversedWithinGroups(x)).values, expected, "\(name)")
    }

    /// Only the order of additions in double precision differs.
    private func expectEqual(_ measured: [Float], _ expected: [Float], _ place: String) {
        let scale = expected.map(abs).max()!
        let difference = zip(measured, expected).map { abs($0 - $1) }.max()!
        #expect(measured.count == expected.count && difference <= 1e-6 * scale, "\(place): off by \(difference)")
    }

    @Test(arguments: [Normalizer.layerNorm, .instanceNorm])
    func layerNormAndInstanceNormAreTheEndsOfGroupNorm(_ name: Normalizer) {
        let x = Self.input()
        let group = EngineLayer(.groupNorm, Self.shape, groupSize: name == .layerNorm ? Self.shape.channels : 1)
        #expect(EngineLayer(name, Self.shape).forward(x).values == group.forward(x).values)
    }

    /// The variance of a single value is 0, whichever way variances are counted, and of equal values too.
    @Test(arguments: Normalizer.builtIn, [false, true])
    func constantSetsGiveFiniteResults(_ name: Normalizer, _ publishedCodeVariances: Bool) {
        for side in [1, 4] {
            let shape = ActivationShape(batch: 1, channels: 3, height: side, width: side)
            let layer = EngineLayer(
                name, shape, groupSize: 1, publishedCodeVariances: publishedCodeVariances)
            let pass = layer.forward((0..<shape.elements).map { Float($0 / shape.positions) - 1.7 })
            let gradient = layer.backward(pass, outputGradient: [Float](repeating: 1, count: shape.elements))
            #expect(pass.values.allSatisfy { $0.isFinite }, "\(name)")
            #expect(gradient.input.planar.allSatisfy { $0.isFinite }, "\(name)")
            for parameter in layer.parameters.values {
                #expect(parameter.gradient.array.allSatisfy { $0.isFinite }, "\(name): \(parameter.name)")
            }
            // Nothing is left of a value from which its own mean is taken, but rounding times 1 / sqrt(eps).
            if [.batchNorm, .instanceNorm, .groupNorm, .meanCentering].contains(name) {
                #expect(pass.values.allSatisfy { abs($0) < 1e-4 }, "\(name): \(pass.values)")
            }
            if name == .batchNorm || name == .varianceNorm || name == .evoNormB0 {
                #expect(layer.statistic("moving_var")!.allSatisfy { abs($0 - 0.9) < 1e-6 }, "\(name)")
            }
        }
    }

    /// One undefined value makes everything undefined that has statistics in common with it, and nothing else.
    @Test(arguments: Normalizer.builtIn, [Float.nan, .infinity])
    func undefinedValuesAreNotMasked(_ name: Normalizer, _ undefined: Float) {
        let shape = Self.shape
        let place = (1 * shape.channels + 10) * shape.positions + 4
        var x = Self.input()
        let layer = EngineLayer(name, shape, groupSize: Self.groupSize)
        let clean = layer.forward(x).values
        x[place] = undefined
        let pass = layer.forward(x)
        let ones = [Float](repeating: 1, count: shape.elements)
        let gradient = layer.backward(pass, outputGradient: ones).input.planar
        for (index, value) in pass.values.enumerated() {
            let sample = index / shape.positions / shape.channels
            let channel = index / shape.positions % shape.channels
            let shares =
                switch name {
                case .batchNorm, .varianceNorm, .meanCentering, .evoNormB0: channel == 10
                case .layerNorm: sample == 1
                case .groupNorm, .evoNormS0: sample == 1 && channel / Self.groupSize == 10 / Self.groupSize
                case .instanceNorm, .filterResponseNorm: sample == 1 && channel == 10
                default: false
                }
            if index == place {
                #expect(!value.isFinite || shares, "\(name): \(value)")
            } else if !shares {
                #expect(value == clean[index], "\(name): \(index) changed")
            }
            guard undefined.isNaN, shares || index == place else { continue }
            #expect(value.isNaN, "\(name): \(index) is \(value)")
            #expect(!shares || gradient[index].isNaN, "\(name): the gradient of \(index) is masked")
        }
        #expect(pass.output.hasZeroPadding)
    }
}
