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
    /// The label beside its end.
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

    /// Draws the line.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        let path = path(in: context)
        let stroke = Stroke(context.theme.mutedInk, width: 0.75, dash: dash.lengths(width: 0.75))
        try context.group(.annotation) { $0.path(path, stroke: stroke) }
    }

    /// Writes the name along the line, at the free place nearest to its end.
    public func annotate(in context: inout MarkContext) throws(PlotError) {
        let points = path(in: context).points
        guard let label, let start = points.first, let end = points.last else { return }
        let line = context.measure(label, size: context.annotationSize)
        let space = FreeSpace(context.commands, frame: context.frame)
        guard let box = space.first(of: Self.places(line, from: start, to: end)) else {
            context.cutTexts.append(label.description)
            return
        }
        try context.group(.annotation) { context in
            context.text(line, at: Point(x: box.x, y: box.y + line.ascent), ink: context.theme.mutedInk)
        }
    }

    private func path(in context: MarkContext) -> Path {
        guard let (start, end) = ends(in: context) else { return Path() }
        return Path(
            Polyline.clipped([start, end], to: context.frame).flatMap { Path(polyline: $0).elements })
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

    /// Places on both sides of the line, from its end to its start, the text's nearest corner a little off the line.
    private static func places(_ line: MeasuredText, from start: Point, to end: Point) -> [Rectangle] {
        let gap = 2.5
        return stride(from: 1.0, through: 0, by: -0.05).flatMap { part -> [Rectangle] in
            let point = Point(x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y))
            let (left, right) = (point.x - line.width - gap, point.x + gap)
            let (above, below) = (point.y - line.height - gap + 1, point.y + gap)
            return [(right, above), (left, above), (right, below), (left, below)].map {
                Rectangle(x: $0.0, y: $0.1, width: line.width, height: line.height)
            }
        }
    }
}
