/// A point with its place on the page.
struct PlacedPoint: Hashable {
    var position: Point
    var x: Double
    var y: Double
}

/// The markers of one series: filled, or outlines filled with the ground.
struct SeriesMarkers {
    /// The radius of markers in points.
    static let radius = 1.9
    /// The width of outlines in points.
    static let outline = 0.8

    private let series: Series
    private var points: [PlacedPoint] = []
    private var known: Set<PlacedPoint> = []

    init(_ series: Series) { self.series = series }

    /// Adds a marker, once.
    mutating func append(_ point: PlacedPoint) {
        if known.insert(point).inserted { points.append(point) }
    }

    /// Adds markers.
    mutating func append(contentsOf points: some Sequence<PlacedPoint>) {
        for point in points { append(point) }
    }

    /// Draws the markers inside the frame with the series' shape, or a dot where it has none.
    func draw(in context: inout MarkContext, radius: Double = SeriesMarkers.radius) {
        let visible = points.filter { context.isVisible($0.position) }
        guard !visible.isEmpty else { return }
        context.append(
            .symbols(
                Self.command(
                    series, theme: context.theme, radius: radius, positions: visible.map(\.position),
                    values: DataValues(x: visible.map(\.x), y: visible.map(\.y)))))
    }

    /// Draws an open triangle that points to the zero at each place.
    func drawZeros(in context: inout MarkContext) {
        let visible = points.filter { context.isVisible($0.position) }
        guard !visible.isEmpty else { return }
        // A remark about the axis, the same for every series, rather than the series' own marker.
        let zeros = SymbolsCommand(
            .triangleDown, radius: Self.radius, at: visible.map(\.position), fill: context.theme.ground,
            stroke: Stroke(series.ink(in: context.theme), width: Self.outline),
            values: DataValues(x: visible.map(\.x), y: visible.map(\.y)))
        context.append(.group(GroupCommand(.annotation, [.symbols(zeros)])))
    }

    /// A marker of a series at given places; the legend uses it too.
    static func command(
        _ series: Series, theme: Theme, radius: Double, positions: [Point], values: DataValues? = nil
    ) -> SymbolsCommand {
        let ink = series.ink(in: theme)
        let shape = series.style.marker ?? .circle
        if series.style.isHollow {
            return SymbolsCommand(
                shape, radius: radius, at: positions, fill: theme.ground, stroke: Stroke(ink, width: outline),
                values: values)
        }
        return SymbolsCommand(shape, radius: radius, at: positions, fill: ink, stroke: nil, values: values)
    }
}
