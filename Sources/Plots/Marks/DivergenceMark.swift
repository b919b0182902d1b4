/// The end of a run that diverged: a cross at the last value, with its name. A curve that merely stopped would look
/// like one that was cut off.
public struct DivergenceMark: Mark {
    /// The series that diverged.
    public var series: Series?
    /// The abscissa of the last value: the layer or step.
    public var x: Double
    /// The last value. If it is infinite or NaN, the mark is placed at the upper edge.
    public var y: Double
    /// The text beside it.
    public var label: RichText?
    /// The number of crosses already at the same place. The mark is shifted beside them, towards the middle of the
    /// panel.
    public var rank: Int

    /// Creates a mark.
    public init(_ series: Series, x: Double, y: Double, label: RichText? = nil, rank: Int = 0) {
        self.series = series
        self.x = x
        self.y = y
        self.label = label
        self.rank = rank
    }

    /// The cross lies above lines.
    public var layer: MarkLayer { .point }

    /// Widens the axes by the last value.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        x.include(self.x)
        y.include(self.y)
    }

    private static let radius = 3.4

    private func center(in context: MarkContext) -> Point? {
        guard let horizontal = context.horizontal(x) else { return nil }
        let frame = context.frame
        let vertical = context.vertical(y) ?? frame.y
        let shift = (2 * Self.radius + 0.75) * Double(rank) * (horizontal > frame.x + frame.width / 2 ? -1 : 1)
        return Point(x: min(frame.maxX, max(frame.x, horizontal + shift)), y: min(frame.maxY, max(frame.y, vertical)))
    }

    /// Draws a cross on a disc of the ground.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard let series, let center = center(in: context) else { return }
        let ink = series.ink(in: context.theme)
        try context.group(.series(series)) { context in
            let disc = Path(circle: center, radius: Self.radius)
            context.path(disc, fill: context.theme.ground, stroke: Stroke(ink, width: 0.75))
            var cross = Path()
            for sign in [-1.0, 1.0] {
                cross.elements +=
                    Path(polyline: [
                        Point(x: center.x - 2, y: center.y - 2 * sign), Point(x: center.x + 2, y: center.y + 2 * sign),
                    ]).elements
            }
            context.path(cross, stroke: Stroke(ink, width: 1))
            // Crosses of two series would differ by colour alone; it holds no value, since a cross is none.
            context.append(
                .symbols(SeriesMarkers.command(series, theme: context.theme, radius: 1.5, positions: [center])))
        }
    }

    /// Writes the name at the nearest free place.
    public func annotate(in context: inout MarkContext) throws(PlotError) {
        guard let series, let label, let center = center(in: context) else { return }
        let line = context.measure(label, size: context.annotationSize)
        let space = FreeSpace(context.commands, frame: context.frame)
        guard let box = space.first(of: FreeSpace.rings(line, about: center, nearest: 5.5)) else {
            context.cutTexts.append(label.description)
            return
        }
        try context.group(.series(series)) { context in
            context.text(line, at: Point(x: box.x, y: box.y + line.ascent), ink: context.theme.ink)
        }
    }
}
