/// Lines and markers that carry information have a contrast of 3:1 to the ground (WCAG 2.2, criterion 1.4.11).
struct GraphicContrastRule: LintRule {
    static let least = 3.0

    func breaches(in drawing: Drawing) -> [Breach] {
        var breaches: [Breach] = []
        var known: Set<Color> = []
        drawing.forEachCommand { command, place in
            guard !place.isDecoration else { return }
            for ink in Self.inks(of: command, isSeries: place.series != nil) where known.insert(ink.color).inserted {
                let contrast = ink.color.blended(opacity: ink.opacity, over: drawing.ground)
                    .contrast(with: drawing.ground)
                guard contrast < Self.least else { continue }
                let owner = place.series.map { "series \"\($0.identity.key)\"" } ?? "a stroke"
                breaches.append(
                    Breach(
                        .graphicContrast, figure: drawing.identifier,
                        "\(owner) in \(ink.color) has \(Decimals.fixed(contrast, 1)):1 on \(drawing.ground), under 3:1"
                    ))
            }
        }
        return breaches
    }

    /// What must stand out: outlines, and the areas of a series that have none.
    private static func inks(of command: DrawingCommand, isSeries: Bool) -> [Ink] {
        switch command {
        case .path(let path):
            path.stroke.map { [$0.ink] } ?? (isSeries ? path.fill.map { [$0] } ?? [] : [])
        case .symbols(let symbols):
            symbols.stroke.map { [$0.ink] } ?? symbols.fill.map { [$0] } ?? []
        case .text, .group: []
        }
    }
}
