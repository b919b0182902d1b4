/// A figure is as wide as its profile and at most 9 in high.
struct PageRule: LintRule {
    func breaches(in drawing: Drawing) -> [Breach] {
        var breaches: [Breach] = []
        if abs(drawing.size.width - drawing.profile.width) > 0.05 {
            let found = Decimals.fixed(drawing.size.width / 72, 2)
            let expected = Decimals.compact(drawing.profile.width / 72, 2)
            breaches.append(
                Breach(
                    .width, figure: drawing.identifier,
                    "\(found) in wide, but \(drawing.profile.rawValue) has \(expected) in"))
        }
        if drawing.size.height > Profile.maximumHeight {
            let found = Decimals.fixed(drawing.size.height / 72, 2)
            breaches.append(Breach(.height, figure: drawing.identifier, "\(found) in high, over 9 in"))
        }
        return breaches
    }
}
