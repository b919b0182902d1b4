/// Markers at points. NaN leaves none.
public struct PointMark: Mark {
    /// The series of the points.
    public var series: Series?
    /// Horizontal values.
    public var x: [Double]
    /// Vertical values.
    public var y: [Double]
    /// The radius of a disc of the marker's area, in points.
    public var radius: Double

    /// Creates markers.
    public init(_ series: Series, x: [Double], y: [Double], radius: Double = 2.2) {
        self.series = series
        self.x = x
        self.y = y
        self.radius = radius
    }

    /// Markers lie above lines.
    public var layer: MarkLayer { .point }

    /// The numbers that it draws.
    public var content: MarkContent? { .points(x: x, y: y) }

    /// A marker.
    public var legendGlyph: LegendGlyph { .marker }

    /// Widens the axes by all points.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for (horizontal, vertical) in zip(self.x, self.y) where horizontal.isFinite && vertical.isFinite {
            x.include(horizontal)
            y.include(vertical)
        }
    }

    /// Draws the markers that have a place inside the frame.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard x.count == y.count else { throw .lengths(mark: "point", counts: [x.count, y.count]) }
        guard let series else { return }
        var markers = SeriesMarkers(series)
        var zeros = SeriesMarkers(series)
        for (horizontal, vertical) in zip(x, y) {
            guard let position = context.position(horizontal, vertical) else { continue }
            let point = PlacedPoint(position: position, x: horizontal, y: vertical)
            if context.isMarkedZero(vertical) { zeros.append(point) } else { markers.append(point) }
        }
        try context.group(.series(series)) { context in
            markers.draw(in: &context, radius: radius)
            zeros.drawZeros(in: &context)
        }
    }
}
