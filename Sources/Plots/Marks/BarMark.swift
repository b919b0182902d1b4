/// Bars from a baseline to values, one at each place. NaN leaves none.
///
/// A bar's length is its value, so the axis has to show where it begins: it ends at the baseline unless data lie beyond. On a
/// logarithmic axis a baseline of 0 has no place, and bars begin at the frame.
///
/// Several series stand side by side in slots:
///
/// ```swift
/// let bars = BarMark.grouped([(first, [3, 5]), (second, [4, 2])], at: [0, 1])
/// ```
public struct BarMark: Mark {
    /// The series of the bars.
    public var series: Series?
    /// Where the bars stand; 0, 1, 2, ... on a ``CategoricalScale``.
    public var places: [Double]
    /// Where they end.
    public var values: [Double]
    /// Where they begin.
    public var baseline: Double
    /// The extent of all bars of a place together, in units of the axis of places.
    public var width: Double
    /// Which of the bars of a place these are.
    public var slot: Slot
    /// Which way the bars run.
    public var orientation: Orientation

    /// Creates bars.
    public init(
        _ series: Series, at places: [Double], values: [Double], baseline: Double = 0, width: Double = 0.7,
        slot: Slot = .single, orientation: Orientation = .vertical
    ) {
        self.series = series
        self.places = places
        self.values = values
        self.baseline = baseline
        self.width = width
        self.slot = slot
        self.orientation = orientation
    }

    /// Bars of several series side by side, in the order given.
    public static func grouped(
        _ groups: [(series: Series, values: [Double])], at places: [Double], baseline: Double = 0,
        width: Double = 0.8, orientation: Orientation = .vertical
    ) -> [BarMark] {
        groups.enumerated().map { index, group in
            BarMark(
                group.series, at: places, values: group.values, baseline: baseline, width: width,
                slot: Slot(index, of: groups.count), orientation: orientation)
        }
    }

    /// The middles of the bars on the axis of places, where whiskers (``ErrorBarMark``) stand.
    public var middles: [Double] { places.map { slot.bounds(at: $0, width: width).middle } }

    /// Bars lie under lines.
    public var layer: MarkLayer { .band }

    /// The numbers that it draws.
    public var content: MarkContent? {
        orientation == .vertical ? .points(x: places, y: values) : .points(x: values, y: places)
    }

    /// A piece of area.
    public var legendGlyph: LegendGlyph { .area }

    /// Three points for each bar and the room beside it.
    public var leastFrame: Size {
        let extent = 3 * Double(places.count * max(1, slot.count))
        return orientation == .vertical ? Size(width: extent, height: 0) : Size(width: 0, height: extent)
    }

    /// Widens the axes by the bars and their baseline.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for (place, value) in zip(places, values) where place.isFinite && value.isFinite {
            let bounds = slot.bounds(at: place, width: width)
            switch orientation {
            case .vertical:
                x.include([bounds.lower, bounds.upper])
                y.include(value)
                y.includeBaseline(baseline)
            case .horizontal:
                y.include([bounds.lower, bounds.upper])
                x.include(value)
                x.includeBaseline(baseline)
            }
        }
    }

    /// Draws the bars; zeros that a logarithmic axis sets apart are marked.
    ///
    /// - Throws: ``PlotError/lengths(mark:counts:)`` where places and values differ in number, and
    ///   ``PlotError/parameter(name:value:expected:)`` for a width, slot or baseline that is none.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard places.count == values.count else { throw .lengths(mark: "bar", counts: [places.count, values.count]) }
        try slot.check(width: width, mark: "bar")
        guard baseline.isFinite else {
            throw .parameter(name: "baseline of a bar", value: baseline, expected: "a finite number")
        }
        guard let series else { return }
        var zeros = SeriesMarkers(series)
        var bars: [(area: Rectangle, values: DataValues)] = []
        for (place, value) in zip(places, values) {
            let bounds = slot.bounds(at: place, width: width)
            let middle = orientation.pair(place: bounds.middle, value: value)
            guard let end = context.position(middle.x, middle.y) else { continue }
            if orientation == .vertical, context.isMarkedZero(value) {
                zeros.append(PlacedPoint(position: end, x: middle.x, y: middle.y))
                continue
            }
            let corners = [(bounds.lower, baseline), (bounds.upper, value)].map {
                context.corner(place: $0.0, value: $0.1, orientation)
            }
            guard let first = corners[0], let last = corners[1] else { continue }
            let own = orientation.pair(place: place, value: value)
            bars.append((Rectangle(first, last), DataValues(x: [own.x], y: [own.y])))
        }
        let area = SeriesArea(series, in: context)
        try context.group(.series(series), clip: context.frame) { context in
            guard !bars.isEmpty else { return }
            context.append(area.fill(bars.map(\.area), values: bars.map(\.values)))
            for (bar, _) in bars {
                let extent = orientation == .vertical ? bar.width : bar.height
                context.outline(Path(bar), stroke: area.stroke(), area: area.details(width: extent))
            }
        }
        try context.group(.series(series)) { zeros.drawZeros(in: &$0) }
    }
}

extension MarkContext {
    /// The position of a corner of a bar or box; a value without a place, such as 0 on a logarithmic axis, is just outside the
    /// frame.
    func corner(place: Double, value: Double, _ orientation: Orientation) -> Point? {
        if value.isNaN { return nil }
        switch orientation {
        case .vertical:
            let beyond = value > 0 ? frame.y - 4 : frame.maxY + 4
            guard let x = horizontal(place) else { return nil }
            let y = isMarkedZero(value) ? beyond : vertical(value) ?? beyond
            return Point(x: x, y: min(frame.maxY + 4, max(frame.y - 4, y)))
        case .horizontal:
            let beyond = value > 0 ? frame.maxX + 4 : frame.x - 4
            guard let y = vertical(place) else { return nil }
            return Point(x: min(frame.maxX + 4, max(frame.x - 4, horizontal(value) ?? beyond)), y: y)
        }
    }

    /// Records the outline of an area.
    mutating func outline(_ path: Path, stroke: Stroke, values: DataValues? = nil, area: AreaDetails) {
        guard !path.elements.isEmpty else { return }
        var command = PathCommand(path, stroke: stroke, values: values)
        command.area = area
        append(.path(command))
    }
}

extension Rectangle {
    /// The rectangle between two opposite corners.
    init(_ first: Point, _ second: Point) {
        self.init(
            x: min(first.x, second.x), y: min(first.y, second.y), width: abs(first.x - second.x),
            height: abs(first.y - second.y))
    }
}
