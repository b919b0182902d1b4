/// Whiskers from a lower to an upper bound at each point. NaN in a point or bound leaves none.
public struct ErrorBarMark: Mark {
    /// Which of the two values is uncertain.
    public enum Direction: Hashable, Sendable {
        /// The horizontal one.
        case horizontal
        /// The vertical one.
        case vertical
    }

    /// The series of the whiskers.
    public var series: Series?
    /// Which of the two values is uncertain.
    public var direction: Direction
    /// Horizontal values.
    public var x: [Double]
    /// Vertical values.
    public var y: [Double]
    /// The lower bounds of the uncertain value.
    public var lower: [Double]
    /// The upper bounds of the uncertain value.
    public var upper: [Double]

    /// Creates whiskers.
    public init(
        _ series: Series, x: [Double], y: [Double], lower: [Double], upper: [Double], direction: Direction = .vertical
    ) {
        self.series = series
        self.x = x
        self.y = y
        self.lower = lower
        self.upper = upper
        self.direction = direction
    }

    /// Whiskers lie under the markers that they belong to.
    public var layer: MarkLayer { .line }

    /// The numbers that it draws.
    public var content: MarkContent? {
        .intervals(places: direction == .vertical ? x : y, lower: lower, upper: upper, direction: direction)
    }

    /// Widens the axes by all points and bounds.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for index in self.x.indices where index < self.y.count && index < lower.count && index < upper.count {
            guard self.x[index].isFinite, self.y[index].isFinite, !lower[index].isNaN, !upper[index].isNaN else {
                continue
            }
            x.include(self.x[index])
            y.include(self.y[index])
            switch direction {
            case .horizontal: x.includeBounds([lower[index], upper[index]])
            case .vertical: y.includeBounds([lower[index], upper[index]])
            }
        }
    }

    /// Draws the whiskers; one whose bound has no place ends at the frame, without a cap.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard x.count == y.count, x.count == lower.count, x.count == upper.count else {
            throw .lengths(mark: "error bar", counts: [x.count, y.count, lower.count, upper.count])
        }
        guard let series else { return }
        var path = Path()
        for index in x.indices where !lower[index].isNaN && !upper[index].isNaN {
            guard let horizontal = context.horizontal(x[index]), let vertical = context.vertical(y[index]) else {
                continue
            }
            switch direction {
            case .vertical:
                add(
                    from: context.vertical(lower[index]), to: context.vertical(upper[index]),
                    within: context.frame.y...context.frame.maxY, lowest: context.frame.maxY,
                    highest: context.frame.y, to: &path
                ) { along, across in Point(x: horizontal + across, y: along) }
            case .horizontal:
                add(
                    from: context.horizontal(lower[index]), to: context.horizontal(upper[index]),
                    within: context.frame.x...context.frame.maxX, lowest: context.frame.x,
                    highest: context.frame.maxX, to: &path
                ) { along, across in Point(x: along, y: vertical + across) }
            }
        }
        let stroke = Stroke(series.ink(in: context.theme), width: 0.75)
        let intervals = IntervalValues(
            places: direction == .vertical ? x : y, lower: lower, upper: upper, isHorizontal: direction == .horizontal)
        try context.group(.series(series), clip: context.frame) {
            $0.path(path, stroke: stroke, intervals: intervals)
        }
    }

    private func add(
        from lower: Double?, to upper: Double?, within range: ClosedRange<Double>, lowest: Double, highest: Double,
        to path: inout Path, point: (_ along: Double, _ across: Double) -> Point
    ) {
        let ends = [lower ?? lowest, upper ?? highest].map { min(range.upperBound + 4, max(range.lowerBound - 4, $0)) }
        path.elements += Path(polyline: ends.map { point($0, 0) }).elements
        for end in [lower, upper].compactMap({ $0 }) where range.contains(end) {
            path.elements += Path(polyline: [point(end, -1.8), point(end, 1.8)]).elements
        }
    }
}
