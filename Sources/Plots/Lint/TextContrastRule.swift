/// Text has a contrast of 4.5:1 to what is under its middle (WCAG 2.2, criterion 1.4.3).
struct TextContrastRule: LintRule {
    static let least = 4.5

    func breaches(in drawing: Drawing) -> [Breach] {
        var breaches: [Breach] = []
        var areas: [(area: Rectangle, ink: Ink)] = []
        drawing.forEachCommand { command, _ in
            switch command {
            case .path(let path):
                if let fill = path.fill, let area = path.path.rectangle { areas.append((area, fill)) }
            case .text(let text):
                let center = text.bounds.center
                var ground = drawing.ground
                for (area, ink) in areas where area.contains(center) {
                    ground = ink.color.blended(opacity: ink.opacity, over: ground)
                }
                let contrast = text.ink.color.blended(opacity: text.ink.opacity, over: ground).contrast(with: ground)
                guard contrast < Self.least, !text.line.string.isEmpty else { return }
                breaches.append(
                    Breach(
                        .textContrast, figure: drawing.identifier,
                        "\"\(text.line.string)\" has \(Decimals.fixed(contrast, 1)):1 on \(ground), under 4.5:1"))
            case .symbols, .group: break
            }
        }
        return breaches
    }
}
