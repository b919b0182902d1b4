import Tensors

@testable import Networks

/// A layer with random parameters on a random input, for engine and reference alike.
struct NormalizerCase: CustomStringConvertible {
    let name: Normalizer
    let shape: ActivationShape
    let groupSize: Int
    let publishedCodeVariances: Bool
    let hasSkip: Bool
    let index: Int

    var description: String {
        "\(name) on \(shape), group size \(groupSize)" + (publishedCodeVariances ? ", sample variances" : "")
            + (hasSkip ? ", with skip and branch gain" : "") + ", case \(index)"
    }

    /// One channel, a few, one more than a block, a block and a half, three blocks; a single position, even, odd and
    /// oblong maps; one sample and several.
    static func all(_ name: Normalizer) -> [NormalizerCase] {
        var cases = [NormalizerCase]()
        for (channels, groupSizes) in [(1, [1]), (3, [1, 3]), (17, [17, 1]), (24, [8, 12, 3]), (48, [16, 2, 48])] {
            for (height, width) in [(1, 1), (2, 2), (7, 7), (5, 3)] {
                for batch in [1, 3] {
                    let index = cases.count
                    let variances = name.takesGrouping || name == .evoNormB0 ? index % 2 == 1 : index % 7 == 6
                    cases.append(
                        NormalizerCase(
                            name: name,
                            shape: ActivationShape(batch: batch, channels: channels, height: height, width: width),
                            groupSize: groupSizes[(index / 3) % groupSizes.count], publishedCodeVariances: variances,
                            hasSkip: !name.isEvoNorm && (index + channels) % 3 == 0, index: index))
                }
            }
        }
        return cases
    }

    /// The values that a case runs on.
    struct Inputs {
        let x: [Float]
        let skip: [Float]?
        var outputGradient: [Float]
        let branchGain: Float?
        /// By the suffixes of the parameters' names.
        let parameters: [String: [Float]]
    }

    func inputs() -> Inputs {
        var random = RandomValues(1000 * Normalizer.builtIn.firstIndex(of: name)! + index)
        let channels = shape.channels
        return Inputs(
            x: random.activation(shape), skip: hasSkip ? random.normals(shape.elements) : nil,
            outputGradient: random.normals(shape.elements),
            branchGain: hasSkip ? random.uniform(0.3, 1.5) * random.sign() : nil,
            parameters: [
                "gamma": random.uniforms(channels, 0.3, 1.7).map { $0 * random.sign() },
                "beta": random.normals(channels), "tau": random.normals(channels, deviation: 0.5),
                "v": random.normals(channels), "eps": [random.uniform(1e-6, 1e-2) * random.sign()],
            ])
    }

    func engine(_ inputs: Inputs) -> EngineLayer {
        let layer = EngineLayer(
            name, shape, groupSize: groupSize, publishedCodeVariances: publishedCodeVariances,
            branchGain: inputs.branchGain)
        for (suffix, parameter) in layer.parameters {
            guard let values = inputs.parameters[suffix] else { continue }
            for (position, value) in values.enumerated() { parameter.values.pointer[position] = value }
        }
        return layer
    }

    func reference(_ inputs: Inputs) -> ReferenceNormalizer {
        func doubles(_ suffix: String) -> [Double] { inputs.parameters[suffix]!.map(Double.init) }
        var reference = ReferenceNormalizer(name, channels: shape.channels)
        reference.groupSize = groupSize
        reference.usesSampleVariances = publishedCodeVariances
        reference.gamma = doubles("gamma")
        reference.beta = doubles("beta")
        reference.threshold = doubles("tau")
        reference.gate = doubles("v")
        reference.learnedEpsilon = doubles("eps")[0]
        reference.branchGain = inputs.branchGain.map(Double.init)
        return reference
    }

    func tensor(_ values: [Float]) -> ReferenceTensor { ReferenceTensor(shape, values.map(Double.init)) }
}

extension Normalizer {
    var isEvoNorm: Bool { self == .evoNormB0 || self == .evoNormS0 }
}
