import Networks

/// The layers that the paper studies.
extension Normalizer {
    /// The eight that normalize activations, in the order of its table 1.
    static let activationBased: [Normalizer] = [
        batchNorm, layerNorm, instanceNorm, groupNorm, filterResponseNorm, varianceNorm, evoNormB0, evoNormS0,
    ]

    /// All ten: those, and the two that normalize weights.
    package static let ofThePaper: [Normalizer] = activationBased + [weightNorm, scaledWeightStandardization]
}
