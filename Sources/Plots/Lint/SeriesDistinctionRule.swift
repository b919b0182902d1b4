/// Any two series of a panel differ in dash, marker or pattern as drawn, or else in colour: for typical colour vision,
/// deuteranopia, protanopia, and in grey.
struct SeriesDistinctionRule: LintRule {
    /// The least ΔE*ab between colours that have to tell series apart.
    static let leastDistance = 12.0
    /// The least difference of L* between greys that have to tell series apart.
    static let leastLightness = 10.0

    /// What a reader sees of a series in a panel.
    private struct Look {
        var key: String
        var colors: Set<Color> = []
        var dashes: Set<[Double]> = []
        var markers: Set<Marker> = []
        var patterns: Set<FillPattern> = []
    }

    private struct Marker: Hashable {
        var shape: MarkerShape
        var isHollow: Bool
    }

    func breaches(in drawing: Drawing) -> [Breach] {
        var panels: [Int: [String: Look]] = [:]
        drawing.forEachCommand { command, place in
            guard let panel = place.panel, let series = place.series, !place.isDecoration,
                !place.roles.contains(.legend), place.roles.last != .annotation
            else { return }
            let key = series.identity.key
            Self.add(command, to: &panels[panel, default: [:]][key, default: Look(key: key)])
        }
        var breaches: [Breach] = []
        for panel in panels.keys.sorted() {
            let looks = panels[panel]!.values.sorted { $0.key < $1.key }
            for (index, first) in looks.enumerated() {
                for second in looks[(index + 1)...] {
                    breaches += Self.compare(first, second, figure: drawing.identifier).filter {
                        !breaches.contains($0)
                    }
                }
            }
        }
        return breaches
    }

    private static func add(_ command: DrawingCommand, to look: inout Look) {
        switch command {
        case .path(let path):
            guard let stroke = path.stroke else { return }
            look.colors.insert(stroke.ink.color)
            // Whiskers and crosses carry no data of their own, and their dash says nothing.
            if path.values != nil || path.area != nil { look.dashes.insert(stroke.dash) }
            if let area = path.area { look.patterns.insert(area.pattern) }
        case .symbols(let symbols):
            if let stroke = symbols.stroke { look.colors.insert(stroke.ink.color) }
            if symbols.stroke == nil, let fill = symbols.fill { look.colors.insert(fill.color) }
            look.markers.insert(Marker(shape: symbols.shape, isHollow: symbols.stroke != nil))
        case .text, .group: break
        }
    }

    private static func compare(_ first: Look, _ second: Look, figure: String) -> [Breach] {
        // A drawn dash, marker or pattern of one that the other lacks tells them apart too.
        if first.dashes != second.dashes || first.markers != second.markers || first.patterns != second.patterns {
            return []
        }
        guard let left = first.colors.first, let right = second.colors.first else { return [] }
        let pair = "\"\(first.key)\" and \"\(second.key)\" have the same dash and marker, and"
        var breaches: [Breach] = []
        for vision in ColorVision.allCases {
            let distance = vision.distance(left, right)
            guard distance < leastDistance else { continue }
            breaches.append(
                Breach(
                    .colorVision, figure: figure,
                    "\(pair) their colours are \(Decimals.fixed(distance, 1)) apart (\(vision)), under 12"))
        }
        let difference = abs(ColorVision.lightness(left) - ColorVision.lightness(right))
        if difference < leastLightness {
            breaches.append(
                Breach(
                    .greySeparation, figure: figure,
                    "\(pair) their greys are \(Decimals.fixed(difference, 1)) apart, under 10"))
        }
        return breaches
    }
}
