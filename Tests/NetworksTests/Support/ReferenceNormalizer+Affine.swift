import Networks

/// The layers that are linear in x once their statistics are known, and those that are no operation on activations.
extension ReferenceNormalizer {
    private static let epsilon = 1e-5
    /// sqrt(2 pi / (pi - 1)), and the mean of max(z, 0) for a standard normal z.
    private static let rectifierGain = 1.7128585504496627
    private static let rectifiedMean = 0.3989422804014327

    /// What one set subtracts and divides by.
    private struct SetCoefficients {
        var members: [Int]
        /// The mean of the values, whether or not it is subtracted.
        var mean: Double
        var centre: Double
        var deviation: Double
        var sampleVariance = false
    }

    private func coefficients(_ x: ReferenceTensor, _ mode: Mode) -> [SetCoefficients] {
        switch name {
        case .batchNorm, .varianceNorm, .meanCentering:
            return batchSets(x).enumerated().map { channel, members in
                var (mean, variance) = statistics(x, members)
                if mode == .evaluation { (mean, variance) = (runningMean[channel], runningVariance[channel]) }
                return SetCoefficients(
                    members: members, mean: mean, centre: name == .varianceNorm ? 0 : mean,
                    deviation: name == .meanCentering ? 1 : (variance + Self.epsilon).squareRoot())
            }
        case .layerNorm, .instanceNorm, .groupNorm:
            let size = name == .layerNorm ? x.channels : name == .instanceNorm ? 1 : groupSize
            let sampleVariance = name == .groupNorm && usesSampleVariances
            return sampleSets(x, size: size).map { members in
                let (mean, variance) = statistics(x, members, sampleVariance: sampleVariance)
                return SetCoefficients(
                    members: members, mean: mean, centre: mean, deviation: (variance + Self.epsilon).squareRoot(),
                    sampleVariance: sampleVariance)
            }
        case .filterResponseNorm:
            return sampleSets(x, size: 1).map { members in
                var square = 0.0
                for member in members { square += x.values[member] * x.values[member] / Double(members.count) }
                return SetCoefficients(
                    members: members, mean: 0, centre: 0, deviation: (square + abs(learnedEpsilon)).squareRoot())
            }
        case .none, .weightNorm, .scaledWeightStandardization:
            return [SetCoefficients(members: Array(x.values.indices), mean: 0, centre: 0, deviation: 1)]
        default:
            preconditionFailure("no affine reference of \(name)")
        }
    }

    private var isIdentity: Bool { name == .none || name == .weightNorm || name == .scaledWeightStandardization }

    /// gamma n + beta of a normalized value n, which is n itself where the layer has neither.
    private func branch(_ normalized: Double, _ channel: Int) -> Double {
        isIdentity ? normalized : gamma[channel] * normalized + beta[channel]
    }

    private func activated(_ value: Double, _ channel: Int) -> Double {
        guard isActivated else { return value }
        return switch name {
        case .filterResponseNorm: max(value, threshold[channel])
        case .weightNorm: Self.rectifierGain * (max(value, 0) - Self.rectifiedMean)
        default: max(value, 0)
        }
    }

    private func kink(_ channel: Int) -> Double {
        guard isActivated else { return -.infinity }
        return name == .filterResponseNorm ? threshold[channel] : 0
    }

    func forwardAffine(_ x: ReferenceTensor, _ skip: ReferenceTensor?, _ mode: Mode) -> Pass {
        var pass = Pass(output: ReferenceTensor(like: x), isNearKink: x.values.map { _ in false })
        let gain = branchGain ?? 1
        for set in coefficients(x, mode) {
            for index in set.members {
                let channel = x.channel(index)
                let value = x.values[index]
                let before =
                    gain * branch((value - set.centre) / set.deviation, channel) + (skip?.values[index] ?? 0)
                pass.output.values[index] = activated(before, channel)
                let slope = isIdentity ? 1 : gamma[channel] / set.deviation
                let terms =
                    abs(gain) * (abs(slope) * (abs(value) + abs(set.centre)) + (isIdentity ? 0 : abs(beta[channel])))
                    + abs(skip?.values[index] ?? 0)
                pass.scale = max(pass.scale, terms)
                pass.isNearKink[index] = abs(before - kink(channel)) <= 1e-4 * terms
            }
        }
        return pass
    }

    func backwardAffine(_ x: ReferenceTensor, _ skip: ReferenceTensor?, _ outputGradient: ReferenceTensor) -> Gradients
    {
        var gradients = Gradients(input: ReferenceTensor(like: x), skip: ReferenceTensor(like: x))
        for set in coefficients(x, .training) { backward(set, x, skip, outputGradient, &gradients) }
        return gradients
    }

    private func backward(
        _ set: SetCoefficients, _ x: ReferenceTensor, _ skip: ReferenceTensor?, _ outputGradient: ReferenceTensor,
        _ gradients: inout Gradients
    ) {
        let gain = branchGain ?? 1
        let channels = x.channels
        var ofDeviation = 0.0
        var ofCentre = 0.0
        for index in set.members {
            let channel = x.channel(index)
            let deviation = x.values[index] - set.centre
            let magnitude = (abs(x.values[index]) + abs(set.centre)) / set.deviation
            let normalized = deviation / set.deviation
            let value = branch(normalized, channel)
            // Through the activation.
            let upper = outputGradient.values[index]
            let isKept = gain * value + (skip?.values[index] ?? 0) > kink(channel)
            let before = isKept ? upper * (name == .weightNorm ? Self.rectifierGain : 1) : 0
            if name == .filterResponseNorm { gradients.add(isKept ? 0 : upper, to: "tau", channel, of: channels) }
            // Through the addition and the branch's gain.
            gradients.skip.values[index] = before
            if branchGain != nil {
                gradients.add(before * value, magnitude: abs(before) * (magnitude + 1), to: "gain", 0, of: 1)
            }
            let ofBranch = gain * before
            // Through gamma and beta.
            var ofNormalized = ofBranch
            if !isIdentity {
                gradients.add(
                    ofBranch * normalized, magnitude: abs(ofBranch) * magnitude, to: "gamma", channel, of: channels)
                gradients.add(ofBranch, to: "beta", channel, of: channels)
                ofNormalized *= gamma[channel]
            }
            // To x itself, to the centre and to the deviation.
            gradients.input.values[index] = ofNormalized / set.deviation
            ofCentre -= ofNormalized / set.deviation
            ofDeviation -= ofNormalized * deviation / (set.deviation * set.deviation)
            if name == .filterResponseNorm {
                let term = -ofNormalized * deviation / (2 * set.deviation * set.deviation * set.deviation)
                gradients.add(learnedEpsilon < 0 ? -term : term, to: "eps", 0, of: 1)
            }
        }
        throughStatistics(set, x, ofCentre: ofCentre, ofDeviation: ofDeviation, &gradients)
    }

    private func throughStatistics(
        _ set: SetCoefficients, _ x: ReferenceTensor, ofCentre: Double, ofDeviation: Double,
        _ gradients: inout Gradients
    ) {
        let subtracts = ![.varianceNorm, .filterResponseNorm].contains(name) && !isIdentity
        let divides = name != .meanCentering && !isIdentity
        let ofVariance = divides ? ofDeviation / (2 * set.deviation) : 0
        let count = Double(set.members.count)
        let varianceCount = varianceCount(set.members, sampleVariance: set.sampleVariance)
        for index in set.members {
            let direct = gradients.input.values[index]
            let throughVariance = ofVariance * 2 * (x.values[index] - set.mean) / varianceCount
            let throughCentre = subtracts ? ofCentre / count : 0
            gradients.input.values[index] = direct + throughVariance + throughCentre
            let terms =
                abs(direct) + abs(ofVariance) * 2 * (abs(x.values[index]) + abs(set.mean)) / varianceCount
                + abs(throughCentre)
            gradients.inputScale = max(gradients.inputScale, terms)
        }
    }
}
