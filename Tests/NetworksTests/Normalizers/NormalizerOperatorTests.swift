import Tensors
import Testing

@testable import Networks

/// Every normalizer of the engine beside its plain-loop reference, both directions, on random shapes and parameters.
///
/// Errors are relative to the terms that are added up, not to their sum: at a map of one position InstanceNorm takes away
/// all there is, after it has multiplied rounding errors by 1 / sqrt(1e-5).
@Suite struct NormalizerOperatorTests {
    private static let tolerance = 1e-5

    @Test(arguments: Normalizer.builtIn)
    func matchesItsReferenceInBothDirections(_ name: Normalizer) throws {
        for sample in NormalizerCase.all(name) {
            var inputs = sample.inputs()
            let reference = sample.reference(inputs)
            let x = sample.tensor(inputs.x)
            let skip = inputs.skip.map { sample.tensor($0) }
            let expected = reference.forward(x, skip: skip)
            let layer = sample.engine(inputs)
            let pass = layer.forward(inputs.x, skip: inputs.skip)
            expectClose(pass.values, expected.output.values, scale: expected.scale, "\(sample): output")
            #expect(pass.output.hasZeroPadding, "\(sample): output")

            // float32 may fall on the other side of a kink: no gradient comes from there.
            for (index, isNear) in expected.isNearKink.enumerated() where isNear { inputs.outputGradient[index] = 0 }
            let gradients = reference.backward(x, skip: skip, outputGradient: sample.tensor(inputs.outputGradient))
            let (input, before) = layer.backward(pass, outputGradient: inputs.outputGradient)
            expectClose(
                input.planar, gradients.input.values, scale: gradients.inputScale, "\(sample): input gradient")
            #expect(input.hasZeroPadding, "\(sample): input gradient")
            if sample.hasSkip {
                expectClose(before.planar, gradients.skip.values, scale: nil, "\(sample): skip gradient")
                #expect(before.hasZeroPadding, "\(sample): skip gradient")
            }
            #expect(Set(layer.parameters.keys) == Set(gradients.parameters.keys), "\(sample)")
            for (suffix, parameter) in layer.parameters {
                expectClose(
                    parameter.gradient.array, gradients.parameters[suffix] ?? [],
                    scale: gradients.parameterScales[suffix]?.max(), "\(sample): gradient of \(suffix)")
            }
        }
    }

    @Test(arguments: Normalizer.builtIn)
    func evaluationUsesWhatTwoTrainingPassesLeft(_ name: Normalizer) throws {
        for sample in NormalizerCase.all(name) {
            let inputs = sample.inputs()
            var reference = sample.reference(inputs)
            let layer = sample.engine(inputs)
            let second = inputs.x.map { 0.5 * $0 + 1 }
            for values in [inputs.x, second] {
                _ = layer.forward(values, skip: inputs.skip)
                reference.updateRunning(sample.tensor(values))
            }
            let keepsMean = name == .batchNorm || name == .meanCentering
            let keepsVariance = [.batchNorm, .varianceNorm, .evoNormB0].contains(name)
            #expect(layer.operation.statistics.count == (keepsMean ? 1 : 0) + (keepsVariance ? 1 : 0), "\(sample)")
            if keepsMean {
                let mean = try #require(layer.statistic("moving_mean"))
                expectClose(mean, reference.runningMean, scale: nil, "\(sample): running mean")
            }
            if keepsVariance {
                let variance = try #require(layer.statistic("moving_var"))
                expectClose(variance, reference.runningVariance, scale: nil, "\(sample): running variance")
            }
            let expected = reference.forward(
                sample.tensor(inputs.x), skip: inputs.skip.map { sample.tensor($0) }, mode: .evaluation)
            let before = layer.operation.statistics.map(\.values.array)
            let pass = layer.forward(inputs.x, skip: inputs.skip, mode: .evaluation)
            expectClose(pass.values, expected.output.values, scale: expected.scale, "\(sample): output in evaluation")
            #expect(layer.operation.statistics.map(\.values.array) == before, "\(sample): evaluation changes them")
        }
    }

    private func expectClose(_ measured: [Float], _ expected: [Double], scale: Double?, _ place: String) {
        guard measured.count == expected.count else {
            Issue.record("\(place): \(measured.count) values beside \(expected.count)")
            return
        }
        let scale = scale ?? expected.map(abs).max() ?? 0
        var worst = 0.0
        for (value, other) in zip(measured, expected) {
            let difference = abs(Double(value) - other)
            worst = difference.isFinite ? max(worst, difference) : .infinity
        }
        #expect(worst <= Self.tolerance * scale, "\(place) is off by \(worst), where terms are as large as \(scale)")
    }
}
