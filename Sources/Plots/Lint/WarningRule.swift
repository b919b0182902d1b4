/// Warnings of the layout become errors.
struct WarningRule: LintRule {
    func breaches(in drawing: Drawing) -> [Breach] {
        drawing.warnings.map { warning in
            let kind: Breach.Kind =
                switch warning {
                case .font, .missingGlyphs: .font
                case .truncatedText: .truncatedText
                case .valuesWithoutPlace: .missingValues
                }
            return Breach(kind, figure: drawing.identifier, warning.description)
        }
    }
}
