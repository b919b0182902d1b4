import Networks
import Plots

extension Palette {
    /// A fixed style for each built-in normalizer: solid lines and filled markers for those that act on activations,
    /// broken lines and hollow markers for those that act on weights and for no normalizer. Other normalizers get a
    /// style that depends on their identifier.
    static let normalizers = Palette(
        styles: Dictionary(uniqueKeysWithValues: zip(styled.map(\.identifier), SeriesStyle.distinct)))

    /// The built-in normalizers in the order of the styles.
    private static let styled: [Normalizer] = [
        .batchNorm, .layerNorm, .instanceNorm, .groupNorm, .filterResponseNorm, .varianceNorm, .evoNormB0, .evoNormS0,
        .meanCentering, .none, .weightNorm, .scaledWeightStandardization,
    ]
}
