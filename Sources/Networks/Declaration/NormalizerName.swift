/// The twelve normalizers that have a name of their own: the paper's ten, none at all, and mean centring.
package enum NormalizerName: String, CaseIterable, Codable, Sendable, CustomStringConvertible {
    case none
    case batchNorm = "batch-norm"
    case layerNorm = "layer-norm"
    case instanceNorm = "instance-norm"
    case groupNorm = "group-norm"
    case filterResponseNorm = "filter-response-norm"
    case varianceNorm = "variance-norm"
    case evoNormB0 = "evonorm-b0"
    case evoNormS0 = "evonorm-s0"
    case weightNorm = "weight-norm"
    case scaledWeightStandardization = "scaled-weight-standardization"
    case meanCentering = "mean-centering"

    package var description: String { rawValue }

    /// Whether a group size or a group count can be chosen.
    package var takesGrouping: Bool { self == .groupNorm || self == .evoNormS0 }

    /// Whether the layer normalizes weights instead of activations (the paper's parametric layers).
    package var isParametric: Bool { self == .weightNorm || self == .scaledWeightStandardization }

    /// The eight layers of the paper that normalize activations.
    package static let activationBased: [NormalizerName] = [
        .batchNorm, .layerNorm, .instanceNorm, .groupNorm, .filterResponseNorm, .varianceNorm, .evoNormB0, .evoNormS0,
    ]

    /// The ten layers of the paper.
    package static let ofThePaper: [NormalizerName] = activationBased + [.weightNorm, .scaledWeightStandardization]

    package var definition: NormalizerDefinition {
        switch self {
        case .none:
            NormalizerDefinition(operation: .identity, activation: .rectifier)
        case .batchNorm:
            NormalizerDefinition(
                operation: .linear(
                    .init(set: .batchAndSpace, centres: true, deviation: .centred, epsilon: .fixed(1e-5))))
        case .varianceNorm:
            NormalizerDefinition(
                operation: .linear(
                    .init(set: .batchAndSpace, centres: false, deviation: .centred, epsilon: .fixed(1e-5))))
        case .meanCentering:
            NormalizerDefinition(
                operation: .linear(.init(set: .batchAndSpace, centres: true, deviation: .none, epsilon: .fixed(0))))
        case .layerNorm:
            NormalizerDefinition(
                operation: .linear(
                    .init(set: .sampleChannels(.all), centres: true, deviation: .centred, epsilon: .fixed(1e-5))))
        case .instanceNorm:
            NormalizerDefinition(
                operation: .linear(
                    .init(set: .sampleChannels(.one), centres: true, deviation: .centred, epsilon: .fixed(1e-5))))
        case .groupNorm:
            NormalizerDefinition(
                operation: .linear(
                    .init(set: .sampleChannels(.grouped), centres: true, deviation: .centred, epsilon: .fixed(1e-5))))
        case .filterResponseNorm:
            NormalizerDefinition(
                operation: .linear(
                    .init(
                        set: .sampleChannels(.one), centres: false, deviation: .rootMeanSquare,
                        epsilon: .learnable(1e-5))),
                activation: .thresholdedLinearUnit)
        case .evoNormB0:
            NormalizerDefinition(operation: .evoNormB0, activation: .identity)
        case .evoNormS0:
            NormalizerDefinition(operation: .evoNormS0, activation: .identity)
        case .weightNorm:
            NormalizerDefinition(operation: .identity, activation: .scaledRectifier, weights: .weightNorm)
        case .scaledWeightStandardization:
            NormalizerDefinition(operation: .identity, weights: .scaledWeightStandardization)
        }
    }
}
