/// Several runs of one series as thin lines under the curve of their mean. NaN leaves a gap.
public struct RunsMark: Mark {
    /// The series of the runs.
    public var series: Series?
    /// Horizontal values.
    public var x: [Double]
    /// The vertical values of each run.
    public var runs: [[Double]]

    /// Creates the lines of runs.
    public init(_ series: Series, x: [Double], runs: [[Double]]) {
        self.series = series
        self.x = x
        self.runs = runs
    }

    /// Runs are drawn in the layer of the bands that they replace.
    public var layer: MarkLayer { .band }

    /// Widens the axes by all points.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for run in runs {
            for (horizontal, vertical) in zip(self.x, run) where horizontal.isFinite && vertical.isFinite {
                x.include(horizontal)
                y.includeBounds([vertical])
            }
        }
    }

    /// Draws each run as a line of half the colour's strength.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard runs.allSatisfy({ $0.count == x.count }) else {
            throw .lengths(mark: "runs", counts: [x.count] + runs.map(\.count))
        }
        guard let series else { return }
        let line = series.ink(in: context.theme)
        let ink =
            context.allowsTransparency
            ? Ink(line.color, opacity: 0.5, property: line.property)
            : Ink(line.color.blended(opacity: 0.5, over: context.theme.ground.color))
        var path = Path()
        for run in runs {
            let places = zip(x, run).map { horizontal, vertical -> Point? in
                guard let x = context.horizontal(horizontal), let y = context.vertical(vertical) else { return nil }
                return Point(x: x, y: y)
            }
            for part in places.split(separator: nil) {
                for visible in Polyline.clipped(part.compactMap(\.self), to: context.frame) {
                    path.elements += Path(polyline: visible).elements
                }
            }
        }
        try context.group(.series(series), clip: context.frame) { context throws(PlotError) in
            try context.group(.decoration) { $0.path(path, stroke: Stroke(ink, width: Spacing.hairline)) }
        }
    }
}
