import Networks
import Plots

extension Series {
    /// A line fitted to the means over seeds.
    static let fit = Series(
        SeriesIdentity(key: "fit", label: "least-squares line"),
        style: SeriesStyle(light: Color(0x4B4B4B), dark: Color(0xC8C8C8), dash: .solid, marker: nil, lineWidth: 0.75))

    /// The mean field of GroupNorm.
    static let meanField = reference(.meanField)

    /// A theory of similarity: one dash a form.
    static func reference(_ form: SimilarityPrediction.Form) -> Series {
        var style = SeriesStyle.theory
        style.dash =
            switch form {
            case .arcCosine: .dashDotted
            case .fixedPoint: .dotted
            case .meanField: .longDashed
            }
        return Series(
            SeriesIdentity(key: "theory-\(form.rawValue)", label: RichText(verbatim: form.label)), style: style)
    }

    /// Networks told apart by their architecture, in figures of one normalizer.
    static func architecture(_ architecture: Architecture) -> Series {
        Series(
            key: architecture.rawValue, label: RichText(verbatim: architecture.rawValue),
            palette: .standard.adding(Architecture.allCases.map(\.rawValue)))
    }
}

extension SimilarityPrediction.Form {
    /// The name that people read, in legends and tables.
    var label: String {
        switch self {
        case .arcCosine: "arc-cosine recursion"
        case .fixedPoint: "fixed point"
        case .meanField: "mean field"
        }
    }
}
