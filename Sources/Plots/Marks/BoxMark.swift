/// Samples as boxes, one at each place: from the lower to the upper quartile with a line at the median, whiskers to the last
/// values within 1.5 heights of the box, and a marker at each value beyond (``BoxSummary``). NaN is left out, and a sample
/// without a number leaves no box.
public struct BoxMark: Mark {
    /// The series of the samples.
    public var series: Series?
    /// Where the boxes stand; 0, 1, 2, ... on a ``CategoricalScale``.
    public var places: [Double]
    /// The sample of each place.
    public var samples: [[Double]]
    /// The extent of all boxes of a place together, in units of the axis of places.
    public var width: Double
    /// Which of the boxes of a place these are.
    public var slot: Slot
    /// Which way the boxes run.
    public var orientation: Orientation

    /// Creates boxes.
    public init(
        _ series: Series, at places: [Double], samples: [[Double]], width: Double = 0.6, slot: Slot = .single,
        orientation: Orientation = .vertical
    ) {
        self.series = series
        self.places = places
        self.samples = samples
        self.width = width
        self.slot = slot
        self.orientation = orientation
    }

    /// The width of the line at the median in points.
    private static let medianLine = 1.5

    /// Boxes lie under lines.
    public var layer: MarkLayer { .band }

    /// The medians.
    public var content: MarkContent? {
        let medians = samples.map { BoxSummary($0)?.median ?? .nan }
        return orientation == .vertical ? .points(x: places, y: medians) : .points(x: medians, y: places)
    }

    /// A piece of area.
    public var legendGlyph: LegendGlyph { .area }

    /// Six points for each box and the room beside it.
    public var leastFrame: Size {
        let extent = 6 * Double(places.count * max(1, slot.count))
        return orientation == .vertical ? Size(width: extent, height: 0) : Size(width: 0, height: extent)
    }

    /// Widens the axes by the boxes, whiskers and values beyond.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for (place, sample) in zip(places, samples) where place.isFinite && BoxSummary(sample) != nil {
            let bounds = slot.bounds(at: place, width: width)
            switch orientation {
            case .vertical:
                x.include([bounds.lower, bounds.upper])
                y.includeBounds(sample)
            case .horizontal:
                y.include([bounds.lower, bounds.upper])
                x.includeBounds(sample)
            }
        }
    }

    /// Draws the boxes.
    ///
    /// - Throws: ``PlotError/lengths(mark:counts:)`` where places and samples differ in number, and
    ///   ``PlotError/parameter(name:value:expected:)`` for a width or slot that is none.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard places.count == samples.count else { throw .lengths(mark: "box", counts: [places.count, samples.count]) }
        try slot.check(width: width, mark: "box")
        guard let series else { return }
        let area = SeriesArea(series, in: context)
        var outliers = SeriesMarkers(series)
        var boxes: [(area: Rectangle, place: Double, summary: BoxSummary, bounds: ClosedRange<Double>)] = []
        for (place, sample) in zip(places, samples) {
            guard let summary = BoxSummary(sample) else { continue }
            let bounds = slot.bounds(at: place, width: width)
            for value in summary.outliers {
                let at = orientation.pair(place: bounds.middle, value: value)
                guard let position = context.position(at.x, at.y) else { continue }
                outliers.append(PlacedPoint(position: position, x: at.x, y: at.y))
            }
            // What of a box has no place is missing; where all of it has, corners outside the frame are drawn nearer.
            let middle = orientation.pair(place: bounds.middle, value: summary.quartiles.lowerBound)
            guard context.position(middle.x, middle.y) != nil,
                let first = context.corner(
                    place: bounds.lower, value: summary.quartiles.lowerBound, orientation),
                let last = context.corner(place: bounds.upper, value: summary.quartiles.upperBound, orientation)
            else { continue }
            boxes.append((Rectangle(first, last), place, summary, bounds.lower...bounds.upper))
        }
        try context.group(.series(series), clip: context.frame) { context in
            guard !boxes.isEmpty else { return }
            let medians = boxes.map { box in
                let pair = orientation.pair(place: box.place, value: box.summary.median)
                return DataValues(x: [pair.x], y: [pair.y])
            }
            context.append(area.fill(boxes.map(\.area), values: medians))
            for box in boxes {
                let extent = orientation == .vertical ? box.area.width : box.area.height
                context.outline(Path(box.area), stroke: area.stroke(), area: area.details(width: extent))
                let ink = series.ink(in: context.theme)
                context.path(
                    whiskers(box.summary, box.bounds, in: context),
                    stroke: Stroke(ink, width: SeriesArea.outline),
                    intervals: IntervalValues(
                        places: [box.place], lower: [box.summary.quartiles.lowerBound],
                        upper: [box.summary.quartiles.upperBound], isHorizontal: orientation == .horizontal))
                context.path(
                    line(from: box.bounds.lowerBound, to: box.bounds.upperBound, at: box.summary.median, in: context),
                    stroke: Stroke(ink, width: Self.medianLine, cap: .butt))
            }
        }
        try context.group(.series(series)) { outliers.draw(in: &$0, radius: 1.4) }
    }

    /// A line across the box at a value.
    private func line(from lower: Double, to upper: Double, at value: Double, in context: MarkContext) -> Path {
        Path(
            polyline: [lower, upper].compactMap { context.corner(place: $0, value: value, orientation) })
    }

    /// Lines from the box to the ends of the whiskers, each closed by a line half as wide as the box.
    private func whiskers(
        _ summary: BoxSummary, _ bounds: ClosedRange<Double>, in context: MarkContext
    ) -> Path {
        let middle = bounds.lowerBound / 2 + bounds.upperBound / 2
        let half = (bounds.upperBound - bounds.lowerBound) / 4
        var path = Path()
        for (start, end) in [
            (summary.quartiles.lowerBound, summary.whiskers.lowerBound),
            (summary.quartiles.upperBound, summary.whiskers.upperBound),
        ] where start != end {
            let ends = [start, end].compactMap { context.corner(place: middle, value: $0, orientation) }
            path.elements += Path(polyline: ends).elements
            path.elements += line(from: middle - half, to: middle + half, at: end, in: context).elements
        }
        return path
    }
}
