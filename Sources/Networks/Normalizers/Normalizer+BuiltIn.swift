extension Normalizer {
    /// The built-in normalizers: none, the paper's ten, and mean centring. A new one needs a file in Catalogue/ and a
    /// line here.
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
