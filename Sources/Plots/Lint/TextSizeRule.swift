/// No text is under 6 pt; for IEEE only superscripts and subscripts are under 8 pt.
struct TextSizeRule: LintRule {
    func breaches(in drawing: Drawing) -> [Breach] {
        let least = drawing.profile.refusesTransparency ? drawing.profile.tickSize : Profile.minimumTextSize
        return drawing.texts.compactMap { text in
            let smallest = text.line.runs.map(\.size).min() ?? text.line.size
            let isSmall = text.line.size < least - 1e-9 || smallest < Profile.minimumTextSize - 1e-9
            guard isSmall else { return nil }
            let found = Decimals.compact(min(smallest, text.line.size), 2)
            let limit = Decimals.compact(least, 2)
            return Breach(
                .textSize, figure: drawing.identifier, "\"\(text.line.string)\" is \(found) pt, under \(limit) pt")
        }
    }
}
