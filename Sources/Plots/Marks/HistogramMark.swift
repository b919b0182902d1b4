/// The distribution of a sample, as the outline of bars that touch. NaN is left out.
///
/// Samples are compared in bins of the same edges:
///
/// ```swift
/// let edges = try HistogramBins.freedmanDiaconis.edges(for: [first, second])
/// let marks = [HistogramMark(a, first, bins: .edges(edges)), HistogramMark(b, second, bins: .edges(edges))]
/// ```
public struct HistogramMark: Mark {
    /// What the height of a bar is.
    public enum Height: Hashable, Sendable {
        /// The number of values in the bin.
        case count
        /// The part of all values that lies in the bin: the heights of all bins sum to 1.
        case fraction
        /// The part of all values that lies in the bin, divided by the bin's width: the areas of all bins sum to 1.
        case density
    }

    /// The series of the sample.
    public var series: Series?
    /// The sample.
    public var values: [Double]
    /// How the sample is divided.
    public var bins: HistogramBins
    /// What the heights show.
    public var height: Height

    /// Creates a histogram.
    public init(
        _ series: Series, _ values: [Double], bins: HistogramBins = .freedmanDiaconis, height: Height = .count
    ) {
        self.series = series
        self.values = values
        self.bins = bins
        self.height = height
    }

    /// Histograms lie under lines.
    public var layer: MarkLayer { .band }

    /// The heights at the middles of the bins.
    public var content: MarkContent? {
        guard let edges = try? bins.edges(for: values) else { return nil }
        return .points(x: Self.middles(edges), y: heights(edges))
    }

    /// A piece of area.
    public var legendGlyph: LegendGlyph { .area }

    private static func middles(_ edges: [Double]) -> [Double] {
        zip(edges, edges.dropFirst()).map { $0 / 2 + $1 / 2 }
    }

    /// The height of each bin. Parts are those of the values inside the edges.
    private func heights(_ edges: [Double]) -> [Double] {
        let counts = HistogramBins.counts(values, edges: edges).map(Double.init)
        let total = counts.reduce(0, +)
        switch height {
        case .count: return counts
        case .fraction: return counts.map { total > 0 ? $0 / total : 0 }
        case .density:
            return counts.enumerated().map { total > 0 ? $1 / total / (edges[$0 + 1] - edges[$0]) : 0 }
        }
    }

    /// Widens the axes by the bins.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        guard let edges = try? bins.edges(for: values), values.contains(where: \.isFinite) else { return }
        x.include(edges)
        // An empty bin is no zero that a logarithmic axis would have to set apart.
        y.includeBounds(heights(edges))
        y.includeBaseline(0)
    }

    /// Draws the outline of all bars, and what fills them.
    ///
    /// Values that no bin holds, infinite ones among them, are reported with those that have no place on their axis.
    ///
    /// - Throws: ``PlotError/parameter(name:value:expected:)`` for bins that are none.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        let edges = try bins.edges(for: values)
        let numbers = values.filter { !$0.isNaN }
        let heights = heights(edges)
        context.withoutPlaceX += numbers.count - HistogramBins.counts(values, edges: edges).reduce(0, +)
        guard let series, numbers.contains(where: \.isFinite) else { return }
        var outline: [Point] = []
        var shown = DataValues(x: [], y: [])
        func add(_ edge: Double, _ level: Double, bin: Int) {
            guard let point = context.corner(place: edge, value: level, .vertical) else { return }
            outline.append(point)
            shown.x.append(edges[bin] / 2 + edges[bin + 1] / 2)
            shown.y.append(heights[bin])
        }
        add(edges[0], 0, bin: 0)
        for (bin, height) in heights.enumerated() {
            add(edges[bin], height, bin: bin)
            add(edges[bin + 1], height, bin: bin)
        }
        add(edges[edges.count - 1], 0, bin: heights.count - 1)
        let area = SeriesArea(series, in: context)
        try context.group(.series(series), clip: context.frame) { context in
            guard outline.count > 2 else { return }
            context.append(area.fill([outline]))
            context.outline(Path(polyline: outline), stroke: area.stroke(), values: shown, area: area.details())
        }
    }
}
