/// Names of series at the ends of their lines, moved apart where they would touch.
struct DirectLabels {
    private struct Label {
        var series: Series
        var text: MeasuredText
        var x: Double
        var y: Double
    }

    private var labels: [Label] = []

    private static let leader = 9.0
    private static let glyph = 6.0
    private static let gap = 2.5

    /// Sets the names of all series of a panel's marks; what has no end has none.
    init(_ panel: Panel, profile: Profile, engine: TextEngine) {
        var known: Set<String> = []
        for mark in panel.marks {
            guard let series = mark.series, let anchor = mark.labelAnchor, known.insert(series.identity.key).inserted
            else { continue }
            let text = engine.measure(series.identity.label, style: TextStyle(size: profile.tickSize))
            labels.append(Label(series: series, text: text, x: anchor.x, y: anchor.y))
        }
    }

    /// The room that the names take to the right of the frame.
    var width: Double {
        labels.isEmpty ? 0 : Self.leader + Self.glyph + Self.gap + (labels.map(\.text.width).max() ?? 0)
    }

    /// Whether the names fit beside a frame of a height.
    func fit(height: Double) -> Bool { Double(labels.count) * lineHeight <= height }

    private var lineHeight: Double { (labels.first?.text.size ?? 0) * 1.25 }

    /// Draws a leader, the marker and the name of each series.
    func draw(in context: MarkContext) -> [DrawingCommand] {
        let frame = context.frame
        let placed = labels.compactMap { label -> (Label, Point)? in
            guard let x = context.horizontal(label.x), let y = context.vertical(label.y) else { return nil }
            return (label, Point(x: min(frame.maxX, max(frame.x, x)), y: min(frame.maxY, max(frame.y, y))))
        }
        let range = frame.y...max(frame.y, frame.maxY)
        guard let places = Spreading.apart(placed.map(\.1.y), distance: lineHeight, in: range) else { return [] }
        let x = frame.maxX + Self.leader
        return zip(placed, places).map { item, y in
            let (label, end) = item
            var commands: [DrawingCommand] = []
            let path = Path(polyline: [
                Point(x: max(end.x, frame.maxX - 2) + 2.5, y: end.y), Point(x: x - 1.5, y: y),
            ])
            let stroke = Stroke(context.theme.mutedInk, width: Spacing.hairline)
            commands.append(.group(GroupCommand(.decoration, [.path(PathCommand(path, stroke: stroke))])))
            commands.append(glyph(label.series, x: x, y: y, theme: context.theme))
            let origin = Point(x: x + Self.glyph + Self.gap, y: y + 0.36 * label.text.size)
            commands.append(.text(TextCommand(label.text, origin: origin, ink: context.theme.ink)))
            return .group(GroupCommand(.legend, [.group(GroupCommand(.series(label.series), commands))]))
        }
    }

    private func glyph(_ series: Series, x: Double, y: Double, theme: Theme) -> DrawingCommand {
        guard series.style.marker == nil else {
            return .symbols(
                SeriesMarkers.command(
                    series, theme: theme, radius: SeriesMarkers.radius,
                    positions: [Point(x: x + Self.glyph / 2, y: y)]))
        }
        let line = Path(polyline: [Point(x: x, y: y), Point(x: x + Self.glyph, y: y)])
        return .path(PathCommand(line, stroke: Stroke(series.ink(in: theme), width: series.style.lineWidth)))
    }
}
