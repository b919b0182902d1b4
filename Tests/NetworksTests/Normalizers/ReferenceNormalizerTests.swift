import Tensors
import Testing

@testable import Networks

/// The reference's gradients beside central differences of its own forward pass, in double precision.
@Suite struct ReferenceNormalizerTests {
    /// At this step rounding errors are near 1e-16 / 1e-5 and those of truncation near 1e-10.
    private static let step = 1e-5
    private static let tolerance = 1e-6

    @Test(arguments: Normalizer.builtIn)
    func gradientsAreThoseOfTheForwardPass(_ name: Normalizer) {
        let shapes = [
            ActivationShape(batch: 3, channels: 4, height: 2, width: 3),
            ActivationShape(batch: 2, channels: 4, height: 1, width: 1),
            ActivationShape(batch: 1, channels: 4, height: 3, width: 2),
        ]
        for (index, shape) in shapes.enumerated() {
            for published in [false, true] {
                let sample = NormalizerCase(
                    name: name, shape: shape, groupSize: 2, publishedCodeVariances: published,
                    hasSkip: !name.isEvoNorm && index != 1, index: 900 + index)
                check(sample)
            }
        }
    }

    private func check(_ sample: NormalizerCase) {
        let inputs = sample.inputs()
        let x = sample.tensor(inputs.x)
        let skip = inputs.skip.map { sample.tensor($0) }
        let reference = sample.reference(inputs)
        var upper = sample.tensor(inputs.outputGradient)
        for (index, isNear) in reference.forward(x, skip: skip).isNearKink.enumerated() where isNear {
            upper.values[index] = 0
        }
        let gradients = reference.backward(x, skip: skip, outputGradient: upper)
        func loss(_ layer: ReferenceNormalizer, _ x: ReferenceTensor, _ skip: ReferenceTensor?) -> Double {
            let output = layer.forward(x, skip: skip).output
            var total = 0.0
            for index in output.values.indices { total += output.values[index] * upper.values[index] }
            return total
        }
        /// - Parameter change: moves one number by a distance and gives the loss there.
        func compare(_ gradient: Double, _ place: String, _ change: (Double) -> Double) {
            let difference = (change(Self.step) - change(-Self.step)) / (2 * Self.step)
            #expect(
                abs(difference - gradient) <= Self.tolerance * max(1, abs(gradient), gradients.inputScale),
                "\(sample): \(place) is \(gradient), by differences \(difference)")
        }
        for index in x.values.indices {
            compare(gradients.input.values[index], "input gradient \(index)") { distance in
                var moved = x
                moved.values[index] += distance
                return loss(reference, moved, skip)
            }
            guard let skip else { continue }
            compare(gradients.skip.values[index], "skip gradient \(index)") { distance in
                var moved = skip
                moved.values[index] += distance
                return loss(reference, x, moved)
            }
        }
        for (suffix, values) in gradients.parameters {
            for (channel, gradient) in values.enumerated() {
                compare(gradient, "gradient of \(suffix) \(channel)") { distance in
                    var moved = reference
                    // eps is small itself.
                    moved.move(suffix, channel, by: suffix == "eps" ? distance * 1e-3 : distance)
                    let scale = suffix == "eps" ? 1e3 : 1
                    return loss(moved, x, skip) * scale
                }
            }
        }
    }
}

extension ReferenceNormalizer {
    fileprivate mutating func move(_ suffix: String, _ channel: Int, by distance: Double) {
        switch suffix {
        case "gamma": gamma[channel] += distance
        case "beta": beta[channel] += distance
        case "v": gate[channel] += distance
        case "tau": threshold[channel] += distance
        case "eps": learnedEpsilon += distance
        case "gain": branchGain! += distance
        default: preconditionFailure("no parameter '\(suffix)'")
        }
    }
}
