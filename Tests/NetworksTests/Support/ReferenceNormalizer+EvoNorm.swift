import Foundation
import Networks

/// EvoNorm-S0 and -B0, which gate and normalize in one (Liu, Brock, Simonyan, Le 2020).
extension ReferenceNormalizer {
    private static let epsilon = 1e-5

    private func sigmoid(_ value: Double) -> Double { 1 / (1 + exp(-value)) }

    /// sqrt(variance + eps).
    private func deviation(_ x: ReferenceTensor, _ members: [Int], sampleVariance: Bool = false) -> Double {
        (statistics(x, members, sampleVariance: sampleVariance).variance + Self.epsilon).squareRoot()
    }

    /// Adds to the input's gradient what reaches it through the deviation of some values.
    private func throughDeviation(
        _ x: ReferenceTensor, _ members: [Int], gradient: Double, sampleVariance: Bool, _ gradients: inout Gradients
    ) {
        let (mean, _) = statistics(x, members)
        let deviation = deviation(x, members, sampleVariance: sampleVariance)
        let ofVariance = gradient / (2 * deviation)
        let count = varianceCount(members, sampleVariance: sampleVariance)
        for index in members {
            gradients.input.values[index] += ofVariance * 2 * (x.values[index] - mean) / count
            let terms = abs(ofVariance) * 2 * (abs(x.values[index]) + abs(mean)) / count
            gradients.inputScale = max(gradients.inputScale, terms)
        }
    }

    // MARK: y = gamma x sigmoid(v x) / sqrt(var_{group} x + eps) + beta

    func forwardS0(_ x: ReferenceTensor) -> Pass {
        var pass = Pass(output: ReferenceTensor(like: x), isNearKink: x.values.map { _ in false })
        for members in sampleSets(x, size: groupSize) {
            let deviation = deviation(x, members, sampleVariance: usesSampleVariances)
            for index in members {
                let channel = x.channel(index)
                let value = x.values[index]
                let scaled = gamma[channel] * value * sigmoid(gate[channel] * value) / deviation
                pass.output.values[index] = scaled + beta[channel]
                pass.scale = max(pass.scale, abs(scaled) + abs(beta[channel]))
            }
        }
        return pass
    }

    func backwardS0(_ x: ReferenceTensor, _ outputGradient: ReferenceTensor) -> Gradients {
        var gradients = Gradients(input: ReferenceTensor(like: x), skip: outputGradient)
        for members in sampleSets(x, size: groupSize) {
            let deviation = deviation(x, members, sampleVariance: usesSampleVariances)
            var ofDeviation = 0.0
            for index in members {
                let channel = x.channel(index)
                let value = x.values[index]
                let upper = outputGradient.values[index]
                let open = sigmoid(gate[channel] * value)
                let slope = open * (1 - open)
                let scaled = upper * gamma[channel] / deviation
                gradients.add(upper, to: "beta", channel, of: x.channels)
                gradients.add(upper * value * open / deviation, to: "gamma", channel, of: x.channels)
                gradients.add(scaled * value * value * slope, to: "v", channel, of: x.channels)
                gradients.input.values[index] += scaled * (open + gate[channel] * value * slope)
                gradients.inputScale = max(
                    gradients.inputScale, abs(scaled) * (open + abs(gate[channel] * value) * slope))
                ofDeviation -= scaled * value * open / deviation
            }
            throughDeviation(x, members, gradient: ofDeviation, sampleVariance: usesSampleVariances, &gradients)
        }
        return gradients
    }

    // MARK: y = gamma x / max(sqrt(var_{N,H,W} x + eps), v x + sqrt(var_{H,W} x + eps)) + beta

    func forwardB0(_ x: ReferenceTensor, _ mode: Mode) -> Pass {
        var pass = Pass(output: ReferenceTensor(like: x), isNearKink: x.values.map { _ in false })
        let (batch, instance) = deviationsB0(x, mode)
        for index in x.values.indices {
            let channel = x.channel(index)
            let value = x.values[index]
            let other = gate[channel] * value + instance[x.sample(index) * x.channels + channel]
            let divisor = max(batch[channel], other)
            pass.output.values[index] = gamma[channel] * value / divisor + beta[channel]
            pass.scale = max(pass.scale, abs(gamma[channel] * value) / divisor + abs(beta[channel]))
            pass.isNearKink[index] = abs(batch[channel] - other) <= 1e-4 * divisor
        }
        return pass
    }

    private func deviationsB0(_ x: ReferenceTensor, _ mode: Mode) -> (batch: [Double], instance: [Double]) {
        let batch =
            mode == .training
            ? batchSets(x).map { deviation(x, $0) } : runningVariance.map { ($0 + Self.epsilon).squareRoot() }
        return (batch, sampleSets(x, size: 1).map { deviation(x, $0, sampleVariance: usesSampleVariances) })
    }

    func backwardB0(_ x: ReferenceTensor, _ outputGradient: ReferenceTensor) -> Gradients {
        var gradients = Gradients(input: ReferenceTensor(like: x), skip: outputGradient)
        let (batch, instance) = deviationsB0(x, .training)
        var ofBatch = batch.map { _ in 0.0 }
        var ofInstance = instance.map { _ in 0.0 }
        for index in x.values.indices {
            let channel = x.channel(index)
            let set = x.sample(index) * x.channels + channel
            let value = x.values[index]
            let upper = outputGradient.values[index]
            let other = gate[channel] * value + instance[set]
            let divisor = max(batch[channel], other)
            gradients.add(upper, to: "beta", channel, of: x.channels)
            gradients.add(upper * value / divisor, to: "gamma", channel, of: x.channels)
            let direct = upper * gamma[channel] / divisor
            let ofDivisor = -direct * value / divisor
            gradients.input.values[index] += direct
            var terms = abs(direct)
            if other > batch[channel] {
                ofInstance[set] += ofDivisor
                gradients.add(ofDivisor * value, to: "v", channel, of: x.channels)
                gradients.input.values[index] += ofDivisor * gate[channel]
                terms += abs(ofDivisor * gate[channel])
            } else {
                ofBatch[channel] += ofDivisor
                gradients.add(0, to: "v", channel, of: x.channels)
            }
            gradients.inputScale = max(gradients.inputScale, terms)
        }
        for (channel, members) in batchSets(x).enumerated() {
            throughDeviation(x, members, gradient: ofBatch[channel], sampleVariance: false, &gradients)
        }
        for (set, members) in sampleSets(x, size: 1).enumerated() {
            throughDeviation(
                x, members, gradient: ofInstance[set], sampleVariance: usesSampleVariances, &gradients)
        }
        return gradients
    }
}
