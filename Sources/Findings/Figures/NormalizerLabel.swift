import Networks
import Plots

extension NetworkSpecification {
    /// The normalizer's name with its group size, where it has one, for use in figures.
    package var normalizerLabel: String {
        switch grouping {
        case .size(let size): "\(normalizer.label) (G = \(size))"
        case .count(let count): "\(normalizer.label) (\(count) groups)"
        case nil: normalizer.label
        }
    }

    /// The name as the title of a narrow panel, shortened and without a line break within the group size.
    package var panelTitle: RichText {
        RichText(
            verbatim: normalizerLabel.replacing("G = ", with: "G\u{A0}=\u{A0}")
                .replacing(normalizer.label, with: normalizer.shortLabel))
    }

    /// The normalizer as a series, with the same style in every figure.
    package var series: Series { normalizer.series(label: normalizerLabel) }
}

extension Normalizer {
    /// The normalizer as a series.
    ///
    /// - Parameter label: the label in legends; the normalizer's own if nil.
    package func series(label: String? = nil) -> Series {
        Series(
            key: identifier, label: RichText(verbatim: label ?? self.label),
            palette: companions.isEmpty ? .normalizers : Palette.normalizers.adding(companions))
    }
}
