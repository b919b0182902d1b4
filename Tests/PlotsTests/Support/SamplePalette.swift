@testable import Plots

extension Palette {
    /// The distinct styles under the keys of the gallery's series.
    static let sample = Palette(
        styles: Dictionary(
            uniqueKeysWithValues: zip(
                [
                    "batch-norm", "layer-norm", "instance-norm", "group-norm", "filter-response-norm", "variance-norm",
                    "evonorm-b0", "evonorm-s0", "mean-centering", "none", "weight-norm",
                    "scaled-weight-standardization",
                ], SeriesStyle.distinct)))
}
