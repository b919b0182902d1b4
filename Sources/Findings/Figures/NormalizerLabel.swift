import Networks
import Plots

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
                .replacing(normalizer.label, with: normalizer.shortLabel))
    }

    /// The normalizer as a series of a figure, the same in all.
    package var series: Series { normalizer.series(label: normalizerLabel) }
}

extension Normalizer {
    /// The layer as a series, under its own label where nil.
    package func series(label: String? = nil) -> Series {
        Series(key: identifier, label: RichText(verbatim: label ?? self.label), palette: .normalizers)
    }
}
