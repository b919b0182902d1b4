/// A curve through points, in the order given. NaN leaves a gap.
public struct LineMark: Mark {
    /// The series of the curve.
    public var series: Series?
    /// Horizontal values.
    public var x: [Double]
    /// Vertical values.
    public var y: [Double]
    /// Whether the curve is there for comparison: a faint line without markers, legend, name and values.
    public var isContext: Bool

    /// Creates a curve.
    public init(_ series: Series, x: [Double], y: [Double], isContext: Bool = false) {
        self.series = series
        self.x = x
        self.y = y
        self.isContext = isContext
    }

    /// Curves lie above bands and rules.
    public var layer: MarkLayer { isContext ? .rule : .line }

    /// The numbers that it draws.
    public var content: MarkContent? { isContext ? nil : .points(x: x, y: y) }

    /// A line, with the series' marker.
    public var legendGlyph: LegendGlyph {
        if isContext { return [] }
        return series?.style.marker == nil ? .line : [.line, .marker]
    }

    /// The last point that is a number.
    public var labelAnchor: (x: Double, y: Double)? {
        if isContext { return nil }
        return zip(x, y).reversed().first { $0.isFinite && $1.isFinite }.map { (x: $0, y: $1) }
    }

    /// Widens the axes by all points.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for (horizontal, vertical) in zip(self.x, self.y) where horizontal.isFinite && vertical.isFinite {
            x.include(horizontal)
            y.include(vertical)
        }
    }

    /// Draws the curve, then markers at some or all points, then a mark at each zero that a logarithmic axis sets
    /// apart.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard x.count == y.count else { throw .lengths(mark: "line", counts: [x.count, y.count]) }
        guard let series else { return }
        if isContext { return try drawContext(in: &context) }
        let ink = series.ink(in: context.theme)
        let stroke = Stroke(
            ink, width: series.style.lineWidth, dash: series.style.dash.lengths(width: series.style.lineWidth),
            cap: series.style.dash == .dotted ? .butt : .round)
        var markers = SeriesMarkers(series)
        var zeros = SeriesMarkers(series)
        var path = Path()
        for part in parts(in: &context, zeros: &zeros) {
            if part.count == 1 {
                markers.append(part[0])
                continue
            }
            let thinned = Polyline.thinned(part.map(\.position))
            for visible in Polyline.clipped(thinned, to: context.frame.inset(by: -4)) {
                path.elements += Path(polyline: visible).elements
            }
        }
        try context.group(.series(series), clip: context.frame) { context in
            context.path(path, stroke: stroke, values: DataValues(x: x, y: y))
        }
        markers.append(contentsOf: thinnedMarkers(in: &context))
        try context.group(.series(series)) { context in
            markers.draw(in: &context)
            zeros.drawZeros(in: &context)
        }
    }

    private func drawContext(in context: inout MarkContext) throws(PlotError) {
        var path = Path()
        var run: [Point] = []
        func close() {
            for part in Polyline.clipped(run, to: context.frame) { path.elements += Path(polyline: part).elements }
            run = []
        }
        for (horizontal, vertical) in zip(x, y) {
            if let x = context.horizontal(horizontal), let y = context.vertical(vertical) {
                run.append(Point(x: x, y: y))
            } else {
                close()
            }
        }
        close()
        let (muted, ground) = (context.theme.mutedInk, context.theme.ground)
        let ink =
            context.allowsTransparency
            ? Ink(muted.color, opacity: 0.35, property: muted.property)
            : Ink(muted.color.blended(opacity: 0.35, over: ground.color))
        let stroke = Stroke(ink, width: 0.75)
        try context.group(.decoration, clip: context.frame) { $0.path(path, stroke: stroke) }
    }

    /// The runs of points that have a place; zeros set apart are taken out of the curve.
    private func parts(in context: inout MarkContext, zeros: inout SeriesMarkers) -> [[PlacedPoint]] {
        var parts: [[PlacedPoint]] = []
        var part: [PlacedPoint] = []
        for (horizontal, vertical) in zip(x, y) {
            let position = context.position(horizontal, vertical)
            if let position, !context.isMarkedZero(vertical) {
                part.append(PlacedPoint(position: position, x: horizontal, y: vertical))
                continue
            }
            if let position { zeros.append(PlacedPoint(position: position, x: horizontal, y: vertical)) }
            if !part.isEmpty { parts.append(part) }
            part = []
        }
        if !part.isEmpty { parts.append(part) }
        return parts
    }

    /// Markers far enough apart to leave the line visible. Each series starts at another point, so that markers of
    /// curves that run together alternate.
    private func thinnedMarkers(in context: inout MarkContext) -> [PlacedPoint] {
        guard let series, series.style.marker != nil, !x.isEmpty else { return [] }
        // A few points are all marked; many need more room between markers than that.
        let isSparse = Double(x.count) * 7 <= context.frame.width
        let most = isSparse ? x.count : max(2, Int(context.frame.width / 14))
        let step = (x.count + most - 1) / most
        let index = context.seriesKeys.firstIndex(of: series.identity.key) ?? 0
        return stride(from: index % step, to: x.count, by: step).compactMap { index in
            guard !context.isMarkedZero(y[index]), let horizontal = context.horizontal(x[index]),
                let vertical = context.vertical(y[index])
            else { return nil }
            return PlacedPoint(position: Point(x: horizontal, y: vertical), x: x[index], y: y[index])
        }
    }
}
