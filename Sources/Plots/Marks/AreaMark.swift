/// The area between a curve and a baseline, or between two curves, as data in its own right. NaN leaves a gap.
///
/// For the uncertainty about a curve there is ``BandMark``, which is fainter and has no outline.
public struct AreaMark: Mark {
    /// The other side of the area.
    private enum Base: Hashable {
        case value(Double)
        case curve([Double])
    }

    /// The series of the area.
    public var series: Series?
    /// Horizontal values.
    public var x: [Double]
    /// Vertical values of the curve.
    public var y: [Double]
    private var base: Base

    /// Creates the area between a curve and a baseline. On a logarithmic axis a baseline of 0 has no place, and the area reaches
    /// to the frame.
    public init(_ series: Series, x: [Double], y: [Double], baseline: Double = 0) {
        self.series = series
        self.x = x
        self.y = y
        base = .value(baseline)
    }

    /// Creates the area between two curves, which may cross.
    public init(_ series: Series, x: [Double], lower: [Double], upper: [Double]) {
        self.series = series
        self.x = x
        y = upper
        base = .curve(lower)
    }

    /// Areas lie under lines.
    public var layer: MarkLayer { .band }

    /// The numbers that it draws.
    public var content: MarkContent? {
        switch base {
        case .value: .points(x: x, y: y)
        case .curve(let lower): .intervals(places: x, lower: lower, upper: y, direction: .vertical)
        }
    }

    /// A piece of area.
    public var legendGlyph: LegendGlyph { .area }

    private func base(at index: Int) -> Double {
        switch base {
        case .value(let value): value
        case .curve(let values): index < values.count ? values[index] : .nan
        }
    }

    /// Widens the axes by the area.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        for (index, (horizontal, vertical)) in zip(self.x, self.y).enumerated() {
            guard horizontal.isFinite, vertical.isFinite, !base(at: index).isNaN else { continue }
            x.include(horizontal)
            y.include(vertical)
            switch base {
            case .value(let value): y.includeBaseline(value)
            case .curve: y.includeBounds([base(at: index)])
            }
        }
    }

    /// Draws the area, and a line along each curve.
    ///
    /// - Throws: ``PlotError/lengths(mark:counts:)`` where the lists differ in length, and
    ///   ``PlotError/parameter(name:value:expected:)`` for a baseline that is not finite.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        var counts = [x.count, y.count]
        if case .curve(let lower) = base { counts.append(lower.count) }
        guard Set(counts).count == 1 else { throw .lengths(mark: "area", counts: counts) }
        if case .value(let value) = base, !value.isFinite {
            throw .parameter(name: "baseline of an area", value: value, expected: "a finite number")
        }
        guard let series else { return }
        var runs: [Run] = [Run()]
        for index in x.indices {
            let isPlaced = context.position(x[index], y[index]) != nil
            if isPlaced, let top = context.corner(place: x[index], value: y[index], .vertical),
                let bottom = context.corner(place: x[index], value: base(at: index), .vertical)
            {
                runs[runs.count - 1].append(top, bottom, x: x[index], y: y[index], base: base(at: index))
            } else if !runs[runs.count - 1].tops.isEmpty {
                runs.append(Run())
            }
        }
        runs.removeAll { $0.tops.count < 2 }
        let area = SeriesArea(series, in: context)
        let stroke = area.stroke(width: series.style.lineWidth)
        try context.group(.series(series), clip: context.frame) { context in
            guard !runs.isEmpty else { return }
            context.append(area.fill(runs.map { $0.tops + $0.bottoms.reversed() }))
            for run in runs {
                context.outline(
                    Path(polyline: run.tops), stroke: stroke, values: DataValues(x: run.x, y: run.y),
                    area: area.details())
                guard case .curve = base else { continue }
                context.outline(
                    Path(polyline: run.bottoms), stroke: stroke, values: DataValues(x: run.x, y: run.bases),
                    area: area.details())
            }
        }
    }

    /// Points that follow one another without a gap.
    private struct Run {
        var tops: [Point] = []
        var bottoms: [Point] = []
        var x: [Double] = []
        var y: [Double] = []
        var bases: [Double] = []

        mutating func append(_ top: Point, _ bottom: Point, x: Double, y: Double, base: Double) {
            tops.append(top)
            bottoms.append(bottom)
            self.x.append(x)
            self.y.append(y)
            bases.append(base)
        }
    }
}
