/// A straight reference line, across the panel or between two points, with an optional name.
public struct RuleMark: Mark {
    /// Where the line runs.
    public enum Position: Hashable, Sendable {
        /// At a vertical value, across the panel.
        case horizontal(Double)
        /// At a horizontal value, across the panel.
        case vertical(Double)
        /// Between two points of the data.
        case segment(fromX: Double, fromY: Double, toX: Double, toY: Double)
    }

    /// Where the line runs.
    public var position: Position
    /// What stands beside its end.
    public var label: RichText?
    /// How the line is broken.
    public var dash: DashPattern
    /// Whether the axes are widened to show the line.
    public var extendsAxes: Bool

    /// Creates a reference line.
    public init(_ position: Position, label: RichText? = nil, dash: DashPattern = .dashed, extendsAxes: Bool = true) {
        self.position = position
        self.label = label
        self.dash = dash
        self.extendsAxes = extendsAxes
    }

    /// Rules lie under the curves.
    public var layer: MarkLayer { .rule }

    /// Widens the axes by the line's place.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        guard extendsAxes else { return }
        switch position {
        case .horizontal(let value): y.includeBounds([value])
        case .vertical(let value): x.includeBounds([value])
        case .segment(let fromX, let fromY, let toX, let toY):
            x.includeBounds([fromX, toX])
            y.includeBounds([fromY, toY])
        }
    }

    /// Draws the line and its name.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard let (start, end) = ends(in: context) else { return }
        let stroke = Stroke(context.theme.mutedInk, width: 0.75, dash: dash.lengths(width: 0.75))
        var path = Path()
        for part in Polyline.clipped([start, end], to: context.frame) { path.elements += Path(polyline: part).elements }
        guard !path.elements.isEmpty else { return }
        try context.group(.annotation) { context in
            context.path(path, stroke: stroke)
            guard let label else { return }
            let line = context.measure(label, size: context.annotationSize)
            context.text(line, at: labelOrigin(line, path: path, frame: context.frame), ink: context.theme.mutedInk)
        }
    }

    private func ends(in context: MarkContext) -> (Point, Point)? {
        let frame = context.frame
        switch position {
        case .horizontal(let value):
            return context.vertical(value).map { (Point(x: frame.x, y: $0), Point(x: frame.maxX, y: $0)) }
        case .vertical(let value):
            return context.horizontal(value).map { (Point(x: $0, y: frame.maxY), Point(x: $0, y: frame.y)) }
        case .segment(let fromX, let fromY, let toX, let toY):
            guard let x0 = context.horizontal(fromX), let y0 = context.vertical(fromY),
                let x1 = context.horizontal(toX), let y1 = context.vertical(toY)
            else { return nil }
            return (Point(x: x0, y: y0), Point(x: x1, y: y1))
        }
    }

    /// Above the right end of a level line, beside the upper end of an upright one, inside the frame.
    private func labelOrigin(_ line: MeasuredText, path: Path, frame: Rectangle) -> Point {
        guard let bounds = path.bounds else { return frame.center }
        if case .vertical = position {
            let right = bounds.maxX + 3
            let x = right + line.width <= frame.maxX ? right : bounds.x - 3 - line.width
            return Point(x: max(frame.x, x), y: frame.y + line.ascent + 1)
        }
        let x = max(frame.x, min(bounds.maxX, frame.maxX) - line.width - 2)
        let above = path.points.last.map(\.y) ?? bounds.y
        return Point(x: x, y: above - 3 - line.ascent > frame.y ? above - 3 : above + line.ascent + 2)
    }
}
