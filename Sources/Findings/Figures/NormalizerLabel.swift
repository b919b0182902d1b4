import Networks
import Plots

extension NormalizerName {
    /// The name that people read, in figures and tables.
    package var label: String {
        switch self {
        case .none: "no normalizer"
        case .batchNorm: "BatchNorm"
        case .layerNorm: "LayerNorm"
        case .instanceNorm: "InstanceNorm"
        case .groupNorm: "GroupNorm"
        case .filterResponseNorm: "Filter Response Norm"
        case .varianceNorm: "Variance Norm"
        case .evoNormB0: "EvoNorm-B0"
        case .evoNormS0: "EvoNorm-S0"
        case .weightNorm: "Weight Norm"
        case .scaledWeightStandardization: "Scaled Weight Std."
        case .meanCentering: "mean centring"
        }
    }
}

extension NetworkSpecification {
    /// The normalizer's name, with the group size where there is one: every figure says it.
    package var normalizerLabel: String {
        switch grouping {
        case .size(let size): "\(normalizer.label) (G = \(size))"
        case .count(let count): "\(normalizer.label) (\(count) groups)"
        case nil: normalizer.label
        }
    }

    /// The name over a narrow panel: shortened, and not broken inside of the group size.
    package var panelTitle: RichText {
        RichText(
            verbatim: normalizerLabel.replacing("G = ", with: "G\u{A0}=\u{A0}")
                .replacing("Response", with: "Resp."))
    }

    /// The normalizer as a series of a figure, the same in all.
    package var series: Series {
        Series(key: normalizer.rawValue, label: RichText(verbatim: normalizerLabel))
    }
}
