/// Nothing is cut off at the page's edge, and no text at a clip.
struct ClippingRule: LintRule {
    func breaches(in drawing: Drawing) -> [Breach] {
        let page = Rectangle(x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
        var breaches: [Breach] = []
        drawing.forEachCommand { command, place in
            guard !place.roles.contains(.ground) else { return }
            let found: (String, Rectangle, Rectangle)?
            switch command {
            case .text(let text): found = ("\"\(text.line.string)\"", text.bounds, place.clip)
            case .symbols(let symbols):
                found = Path(polyline: symbols.positions).bounds.map {
                    ("a \(symbols.shape.rawValue)", $0.inset(by: -symbols.radius), page)
                }
            case .path(let path):
                // What a clip cuts is meant to be cut.
                let half = (path.stroke?.width ?? 0) / 2
                found = place.clip == page ? path.path.bounds.map { ("a line", $0.grown(by: half), page) } : nil
            case .group: found = nil
            }
            guard let (what, area, visible) = found, !visible.contains(area, tolerance: 0.25) else { return }
            breaches.append(Breach(.clipping, figure: drawing.identifier, "\(what) reaches beyond the visible area"))
        }
        return breaches
    }
}

extension Rectangle {
    /// The rectangle with room added on all sides, also around one without width or height.
    fileprivate func grown(by margin: Double) -> Rectangle {
        Rectangle(x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin)
    }
}
