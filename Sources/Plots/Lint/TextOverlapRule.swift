/// No two texts touch.
struct TextOverlapRule: LintRule {
    /// Glyphs may come this near, in points; accents and italics reach a little beyond their line.
    static let tolerance = 0.2

    func breaches(in drawing: Drawing) -> [Breach] {
        let boxes = drawing.texts.map { (text: $0.line.string, area: $0.bounds.inset(by: Self.tolerance)) }
            .filter { $0.area.width > 0 && $0.area.height > 0 }
            .sorted { ($0.area.x, $0.area.y) < ($1.area.x, $1.area.y) }
        var breaches: [Breach] = []
        for (index, first) in boxes.enumerated() {
            for second in boxes[(index + 1)...] {
                // Sorted by their left edges: all later ones begin farther right.
                if second.area.x >= first.area.maxX { break }
                guard first.area.intersects(second.area) else { continue }
                breaches.append(
                    Breach(.textOverlap, figure: drawing.identifier, "\"\(first.text)\" and \"\(second.text)\" overlap")
                )
            }
        }
        return breaches
    }
}
