/// No stroke is under 0.5 pt, where printers lose it.
struct StrokeWidthRule: LintRule {
    static let least = 0.5

    func breaches(in drawing: Drawing) -> [Breach] {
        var breaches: Set<Double> = []
        drawing.forEachCommand { command, _ in
            let stroke: Stroke? =
                switch command {
                case .path(let path): path.stroke
                case .symbols(let symbols): symbols.stroke
                default: nil
                }
            if let stroke, stroke.width < Self.least - 1e-9 { breaches.insert(stroke.width) }
        }
        return breaches.sorted().map { width in
            Breach(
                .strokeWidth, figure: drawing.identifier, "a stroke is \(Decimals.compact(width, 3)) pt, under 0.5 pt")
        }
    }
}
