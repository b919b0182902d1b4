import Networks
import Plots

extension Palette {
    /// A fixed style for each built-in normalizer: solid and filled for those that act on activations, broken and hollow for
    /// those that act on weights and for none at all. A normalizer from elsewhere gets a style of its own by its
    /// identifier.
    package static let normalizers = Palette(
        styles: Dictionary(uniqueKeysWithValues: zip(styled.map(\.identifier), SeriesStyle.distinct)))

    /// The built-in normalizers in the order of the styles.
    private static let styled: [Normalizer] = [
        .batchNorm, .layerNorm, .instanceNorm, .groupNorm, .filterResponseNorm, .varianceNorm, .evoNormB0, .evoNormS0,
        .meanCentering, .none, .weightNorm, .scaledWeightStandardization,
    ]
}
