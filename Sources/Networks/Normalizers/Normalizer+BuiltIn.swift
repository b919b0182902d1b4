extension Normalizer {
    /// The layers that the program brings: none at all, the paper's ten, and mean centring. A new one is a file in
    /// Catalogue/ and a line here.
    package static let builtIn: [Normalizer] = [
        none,
        batchNorm,
        layerNorm,
        instanceNorm,
        groupNorm,
        filterResponseNorm,
        varianceNorm,
        evoNormB0,
        evoNormS0,
        weightNorm,
        scaledWeightStandardization,
        meanCentering,
    ]
}
