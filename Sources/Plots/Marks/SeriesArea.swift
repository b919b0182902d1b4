import Foundation

/// The areas of one series: a tint of its colour, the lines of its pattern, and an outline.
struct SeriesArea {
    /// The width of outlines in points.
    static let outline = 0.75

    private let series: Series
    private let theme: Theme
    private let isTransparent: Bool
    /// What can be seen.
    private let clip: Rectangle

    init(_ series: Series, in context: MarkContext) {
        self.init(series, theme: context.theme, isTransparent: context.allowsTransparency, clip: context.frame)
    }

    init(_ series: Series, theme: Theme, isTransparent: Bool, clip: Rectangle) {
        self.series = series
        self.theme = theme
        self.isTransparent = isTransparent
        self.clip = clip
    }

    /// The stroke of outlines, broken as the series' lines are.
    func stroke(width: Double = outline) -> Stroke {
        Stroke(series.ink(in: theme), width: width, dash: series.style.dash.lengths(width: width))
    }

    /// What lint and page scripts learn of an outline.
    func details(width: Double? = nil) -> AreaDetails {
        AreaDetails(pattern: series.style.fillPattern, width: width)
    }

    /// The tint of upright rectangles, each with the value that it shows, and the lines over all of them.
    func fill(_ rectangles: [Rectangle], values: [DataValues]) -> DrawingCommand {
        let tints = zip(rectangles, values).map {
            DrawingCommand.path(PathCommand(Path($0), fill: fill, values: $1))
        }
        return group(tints, rectangles.map { Path($0).points })
    }

    /// The tint of polygons, and the lines over them.
    func fill(_ polygons: [[Point]]) -> DrawingCommand {
        let path = Path(polygons.flatMap { Path(polygon: $0).elements })
        return group(path.elements.isEmpty ? [] : [.path(PathCommand(path, fill: fill))], polygons)
    }

    private func group(_ tints: [DrawingCommand], _ polygons: [[Point]]) -> DrawingCommand {
        let lines = Self.lines(of: series.style.fillPattern, in: polygons, clip: clip)
        let stroke = Stroke(series.ink(in: theme), width: Spacing.hairline)
        let pattern = lines.elements.isEmpty ? [] : [DrawingCommand.path(PathCommand(lines, stroke: stroke))]
        return .group(GroupCommand(.decoration, tints + pattern))
    }

    /// Nothing where areas are hollow.
    private var fill: Ink? {
        if series.style.isHollow { return nil }
        let line = series.ink(in: theme)
        return isTransparent
            ? Ink(line.color, opacity: theme.areaOpacity, property: line.property)
            : Ink(line.color.blended(opacity: theme.areaOpacity, over: theme.ground.color))
    }

    /// The lines of a pattern inside polygons, by the even-odd rule. Lines stand at whole multiples of their distance from
    /// the page's corner, so that they run on from one bar to the next.
    static func lines(of pattern: FillPattern, in polygons: [[Point]], clip: Rectangle) -> Path {
        var path = Path()
        for angle in pattern.angles {
            // Turned so that the lines are level, since y runs downward on the page.
            let (sine, cosine) = (sin(angle * .pi / 180), cos(angle * .pi / 180))
            func turned(_ points: [Point]) -> [Point] {
                points.map { Point(x: $0.x * cosine - $0.y * sine, y: $0.x * sine + $0.y * cosine) }
            }
            let visible = ValueExtent(turned(Path(clip).points).map(\.y)).range ?? 0...0
            for polygon in polygons {
                for ends in levelLines(in: turned(polygon), spacing: pattern.spacing, within: visible) {
                    let line = ends.map { Point(x: $0.x * cosine + $0.y * sine, y: $0.y * cosine - $0.x * sine) }
                    for part in Polyline.clipped(line, to: clip) { path.elements += Path(polyline: part).elements }
                }
            }
        }
        return path
    }

    private static func levelLines(
        in polygon: [Point], spacing: Double, within visible: ClosedRange<Double>
    ) -> [[Point]] {
        guard polygon.count > 2, let bounds = Path(polygon: polygon).bounds else { return [] }
        let first = (max(bounds.y, visible.lowerBound) / spacing).rounded(.up) * spacing
        let edges = Array(zip(polygon, polygon.dropFirst() + [polygon[0]]))
        return stride(from: first, through: min(bounds.maxY, visible.upperBound), by: spacing).flatMap { y in
            let crossings = edges.compactMap { start, end -> Double? in
                // Half-open, so that a corner counts once.
                guard (start.y <= y) != (end.y <= y) else { return nil }
                return start.x + (y - start.y) / (end.y - start.y) * (end.x - start.x)
            }.sorted()
            return stride(from: 0, to: crossings.count - 1, by: 2).map {
                [Point(x: crossings[$0], y: y), Point(x: crossings[$0 + 1], y: y)]
            }
        }
    }
}
