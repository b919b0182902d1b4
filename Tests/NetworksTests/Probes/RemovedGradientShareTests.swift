import Tensors
import Testing

@testable import Networks

/// The share of the squared gradient that a normalizer's backward pass removes, beside plain loops, and where it stands.
@Suite struct RemovedGradientShareTests {
    private static let projecting: [Normalizer] = [
        .batchNorm, .layerNorm, .instanceNorm, .groupNorm, .filterResponseNorm, .meanCentering,
    ]

    /// The gradient at the normalized values, less its mean where the layer centres, less its projection on them where it
    /// divides: what is left is σ dx.
    private func share(_ sample: NormalizerCase, _ inputs: NormalizerCase.Inputs, _ u: [Double]) -> Double {
        let (name, shape) = (sample.name, sample.shape)
        let size =
            switch name {
            case .layerNorm: shape.channels
            case .groupNorm: sample.groupSize
            default: 1
            }
        let overBatch = name == .batchNorm || name == .meanCentering
        var sets = [Int: [Int]]()
        for index in inputs.x.indices {
            let (plane, channel) = (index / shape.positions, index / shape.positions % shape.channels)
            sets[overBatch ? channel : plane / size, default: []].append(index)
        }
        let gain = Double(inputs.branchGain ?? 1)
        var (total, kept) = (0.0, 0.0)
        for members in sets.values {
            let x = members.map { Double(inputs.x[$0]) }
            let v = members.map {
                gain * Double(inputs.parameters["gamma"]![$0 / shape.positions % shape.channels]) * u[$0]
            }
            func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
            let centre = name == .filterResponseNorm ? 0 : mean(x)
            let epsilon = name == .filterResponseNorm ? abs(Double(inputs.parameters["eps"]![0])) : 1e-5
            let deviation =
                name == .meanCentering
                ? 1 : (mean(x.map { ($0 - centre) * ($0 - centre) }) + epsilon).squareRoot()
            let normalized = x.map { ($0 - centre) / deviation }
            let along = name == .meanCentering ? 0 : mean(zip(v, normalized).map { $0 * $1 })
            let constant = name == .filterResponseNorm ? 0 : mean(v)
            for (value, normalized) in zip(v, normalized) {
                let left = value - constant - normalized * along
                kept += left * left
                total += value * value
            }
        }
        return 1 - kept / total
    }

    @Test(arguments: projecting) func matchesPlainLoops(_ normalizer: Normalizer) throws {
        for sample in NormalizerCase.all(normalizer) where !sample.publishedCodeVariances {
            let inputs = sample.inputs()
            let layer = sample.engine(inputs)
            #expect(layer.operation.projectsGradient)
            let (dx, u) = layer.backward(
                layer.forward(inputs.x, skip: inputs.skip), outputGradient: inputs.outputGradient)
            let share = layer.operation.removedGradientShare(from: u, to: dx, WorkerThreads(count: 1))
            let before = u.planar.map(Double.init)
            guard before.contains(where: { $0 != 0 }) else {
                #expect(share == nil, "\(sample)")
                continue
            }
            let expected = self.share(sample, inputs, before)
            // Gradients are float32, to 1e-5 of the terms that they are made of.
            #expect(abs(try #require(share) - expected) < 1e-4, "\(sample): \(share ?? .nan), not \(expected)")
        }
    }

    @Test(arguments: Normalizer.builtIn) func standsWhereTheBackwardPassProjects(_ normalizer: Normalizer) throws {
        for test in TestNetwork.all(normalizer) {
            let network = try test.make()
            test.disturb(network)
            let recorder = PassRecorder()
            try network.forward(
                test.input(), labels: test.labels, mode: .training, keepsValues: true, observer: recorder)
            #expect(recorder.layers.allSatisfy { $0[.removedGradientShare] == nil })
            try network.backward(labels: test.labels)
            for layer in recorder.layers where layer.kind == .convolution {
                let isNormalized: Bool
                if case .residual(_, _, .preActivation, _) = test.geometry {
                    // Behind the other convolutions stand an addition, and the next block's normalizer of the sum.
                    isNormalized = layer.name.hasSuffix(".convolution1") || layer.name == "opening.convolution"
                } else {
                    isNormalized = true
                }
                let share = layer[.removedGradientShare]
                #expect(
                    (share != nil) == (isNormalized && Self.projecting.contains(normalizer)), "\(test): \(layer.name)")
                #expect(share.map { $0 > -1e-4 && $0 < 1 } ?? true, "\(test): \(layer.name)")
            }
        }
    }

    /// What nobody asks for is not told.
    @Test func isMeasuredOnRequestOnly() {
        #expect(PassRecorder().measuresRemovedGradientShares)
        #expect(!PassRecorder(measuring: [.gradientNorm, .inverseVariance]).measuresRemovedGradientShares)
    }
}
