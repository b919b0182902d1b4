/// The area between two bounds, such as a confidence interval about a curve. NaN in either bound leaves a gap.
public struct BandMark: Mark {
    /// The series of the band.
    public var series: Series?
    /// Horizontal values.
    public var x: [Double]
    /// The lower bounds. One without a place, such as 0 on a logarithmic axis, reaches to the frame.
    public var lower: [Double]
    /// The upper bounds.
    public var upper: [Double]
    /// The runs behind the band; `nil` if it is not made from runs.
    public var runs: BandRuns?

    /// Creates a band.
    public init(_ series: Series, x: [Double], lower: [Double], upper: [Double], runs: BandRuns? = nil) {
        self.runs = runs
        self.series = series
        self.x = x
        self.lower = lower
        self.upper = upper
    }

    /// Bands lie under everything but backgrounds.
    public var layer: MarkLayer { .band }

    /// The numbers that it draws.
    public var content: MarkContent? {
        .intervals(places: x, lower: lower, upper: upper, direction: .vertical)
    }

    /// A piece of band.
    public var legendGlyph: LegendGlyph { .band }

    /// Widens the axes by both bounds.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for (index, horizontal) in self.x.enumerated() where index < lower.count && index < upper.count {
            guard horizontal.isFinite, !lower[index].isNaN, !upper[index].isNaN else { continue }
            x.include(horizontal)
            y.includeBounds([lower[index], upper[index]])
        }
    }

    /// Draws one area for each run of points that are numbers.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard x.count == lower.count, x.count == upper.count else {
            throw .lengths(mark: "band", counts: [x.count, lower.count, upper.count])
        }
        guard let series else { return }
        var path = Path()
        var tops: [Point] = []
        var bottoms: [Point] = []
        for index in x.indices {
            if let horizontal = context.horizontal(x[index]), let top = edge(upper[index], in: context),
                let bottom = edge(lower[index], in: context)
            {
                tops.append(Point(x: horizontal, y: top))
                bottoms.append(Point(x: horizontal, y: bottom))
            } else {
                Self.close(&tops, &bottoms, into: &path)
            }
        }
        Self.close(&tops, &bottoms, into: &path)
        let ink = series.bandInk(in: context.theme, transparent: context.allowsTransparency)
        try context.group(.series(series), clip: context.frame) { context throws(PlotError) in
            try context.group(.decoration) {
                $0.path(path, fill: ink, intervals: IntervalValues(places: x, lower: lower, upper: upper))
            }
        }
    }

    private static func close(_ tops: inout [Point], _ bottoms: inout [Point], into path: inout Path) {
        if tops.count > 1 { path.elements += Path(polygon: tops + bottoms.reversed()).elements }
        tops = []
        bottoms = []
    }

    /// The vertical place of a bound; those below or above all places end just outside the frame.
    private func edge(_ value: Double, in context: MarkContext) -> Double? {
        if value.isNaN { return nil }
        let beyond = value > 0 ? context.frame.y - 4 : context.frame.maxY + 4
        if context.isMarkedZero(value) { return beyond }
        return context.vertical(value).map { min(context.frame.maxY + 4, max(context.frame.y - 4, $0)) } ?? beyond
    }
}
