/// A figure is as wide as its profile, and at most as high.
struct PageRule: LintRule {
    func breaches(in drawing: Drawing) -> [Breach] {
        var breaches: [Breach] = []
        if abs(drawing.size.width - drawing.profile.width) > 0.05 {
            let found = Decimals.fixed(drawing.size.width / 72, 2)
            let expected = Decimals.compact(drawing.profile.width / 72, 2)
            breaches.append(
                Breach(
                    .width, figure: drawing.identifier,
                    "\(found) in wide, but \(drawing.profile.identifier) has \(expected) in"))
        }
        let limit = drawing.profile.height ?? drawing.profile.maximumHeight
        if drawing.size.height > limit + 0.05 {
            let (found, allowed) = (drawing.size.height / 72, limit / 72)
            breaches.append(
                Breach(
                    .height, figure: drawing.identifier,
                    "\(Decimals.fixed(found, 2)) in high, over \(Decimals.compact(allowed, 2)) in"))
        }
        return breaches
    }
}
