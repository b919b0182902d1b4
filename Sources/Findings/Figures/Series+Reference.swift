import Plots

extension Series {
    /// A line fitted to the means over seeds.
    package static let fit = Series(
        SeriesIdentity(key: "fit", label: "least-squares line"),
        style: SeriesStyle(light: Color(0x4B4B4B), dark: Color(0xC8C8C8), dash: .solid, marker: nil, lineWidth: 0.75))

    /// A curve that a claim asks for, broken unlike a theory.
    package static func claimed(_ label: String) -> Series {
        Series(
            SeriesIdentity(key: "claimed", label: RichText(verbatim: label)),
            style: SeriesStyle(
                light: Color(0xB2182B), dark: Color(0xFF8FA3), dash: .dashed, marker: nil, lineWidth: 0.75))
    }

    /// The mean-field prediction for GroupNorm.
    package static let meanField = reference(.meanField)

    /// A prediction of the cosine similarity, with one dash pattern per form.
    package static func reference(_ form: SimilarityPrediction.Form) -> Series {
        var style = SeriesStyle.theory
        style.dash =
            switch form {
            case .arcCosine: .dashDotted
            case .fixedPoint: .dotted
            case .meanField: .longDashed
            case .linearStatistics: .dashed
            }
        return Series(
            SeriesIdentity(key: "theory-\(form.rawValue)", label: RichText(verbatim: form.label)), style: style)
    }

    /// Series for variants of networks with one normalizer. All are solid, and all but the first have hollow markers, a
    /// combination that no normalizer has.
    package static func variants(_ variants: [(key: String, label: String)]) -> [Series] {
        let styles: [(light: UInt32, dark: UInt32, marker: MarkerShape)] = [
            (0x00916A, 0x2CC295, .diamond), (0x0072B2, 0x56B4E9, .square), (0xD55E00, 0xFF7F32, .triangleUp),
            (0x5B3FA8, 0xB39DFF, .circle),
        ]
        precondition(variants.count <= styles.count, "\(variants.count) variants, but \(styles.count) styles")
        return zip(variants, styles).enumerated().map { index, pair in
            let (variant, style) = pair
            return Series(
                SeriesIdentity(key: variant.key, label: RichText(verbatim: variant.label)),
                style: SeriesStyle(
                    light: Color(style.light), dark: Color(style.dark), marker: style.marker, isHollow: index > 0))
        }
    }

    /// Series for variants in greys with markers that no normalizer has, for figures that also show normalizers.
    package static func neutralVariants(_ variants: [(key: String, label: String)]) -> [Series] {
        let styles: [(light: UInt32, dark: UInt32, marker: MarkerShape, isHollow: Bool)] = [
            (0x8A8A8A, 0x868C94, .triangleRight, false), (0x5A5A5A, 0xB4B9C0, .cross, false),
            (0x1A1A1A, 0xF2F2F2, .triangleLeft, false), (0x1A1A1A, 0xF2F2F2, .hexagon, true),
        ]
        precondition(variants.count <= styles.count, "\(variants.count) variants, but \(styles.count) styles")
        return zip(variants, styles).map { variant, style in
            Series(
                SeriesIdentity(key: variant.key, label: RichText(verbatim: variant.label)),
                style: SeriesStyle(
                    light: Color(style.light), dark: Color(style.dark), marker: style.marker, isHollow: style.isHollow))
        }
    }
}

extension SimilarityPrediction.Form {
    /// The name in legends and tables.
    package var label: String {
        switch self {
        case .arcCosine: "arc-cosine recursion"
        case .fixedPoint: "fixed point"
        case .meanField: "mean field"
        case .linearStatistics: "linear statistics"
        }
    }
}
