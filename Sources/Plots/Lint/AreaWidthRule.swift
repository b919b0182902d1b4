/// No bar or box is under 2 pt wide, where its outline hides what fills it.
struct AreaWidthRule: LintRule {
    static let least = 2.0

    func breaches(in drawing: Drawing) -> [Breach] {
        var narrowest: [String: Double] = [:]
        drawing.forEachCommand { command, place in
            guard case .path(let path) = command, let width = path.area?.width, width < Self.least - 1e-9,
                let key = place.series?.identity.key
            else { return }
            narrowest[key] = min(width, narrowest[key] ?? width)
        }
        return narrowest.sorted { $0.key < $1.key }.map { key, width in
            Breach(
                .areaWidth, figure: drawing.identifier,
                "a bar of \"\(key)\" is \(Decimals.compact(width, 2)) pt wide, under \(Decimals.compact(Self.least, 1)) pt"
            )
        }
    }
}
