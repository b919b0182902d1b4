/// A matrix of coloured cells over two categorical axes. NaN is shown as a hatched cell.
public struct HeatmapMark: Mark {
    /// The values, row by row: `values[row][column]`.
    public var values: [[Double]]
    /// The colours.
    public var map: ColorMap
    /// The mapping from values to colours.
    public var scale: any Scale
    /// The quantity that the colours show.
    public var label: RichText?
    /// The decimals of the numbers in the cells; `nil` for no numbers.
    public var decimals: Int?
    /// Whether the key of the colours stands beside the panel. Where panels have one scale, one of them needs it.
    public var showsColorBar: Bool

    /// Creates a matrix.
    ///
    /// - Parameters:
    ///   - values: Row by row; every row of the same length.
    ///   - map: The colours.
    ///   - scale: A linear or logarithmic scale, fitted to the values unless it has a domain.
    ///   - label: What the colours show, written beside the colour bar.
    ///   - decimals: The decimals of the numbers in the cells. They are left out where they would not fit.
    ///   - showsColorBar: Whether the key of the colours stands beside the panel.
    public init(
        _ values: [[Double]], map: ColorMap = .viridis, scale: any Scale = LinearScale(padding: 0),
        label: RichText? = nil, decimals: Int? = 2, showsColorBar: Bool = true
    ) {
        self.values = values
        self.map = map
        self.scale = scale
        self.label = label
        self.decimals = decimals
        self.showsColorBar = showsColorBar
    }

    /// Cells fill the panel.
    public var layer: MarkLayer { .background }

    /// The numbers that it draws.
    public var content: MarkContent? { .cells(values) }

    private func fittedScale() throws(PlotError) -> any FittedScale {
        var extent = ValueExtent()
        for row in values { extent.include(row) }
        return try scale.fitted(to: extent)
    }

    /// The key of the colours.
    public var colorBar: ColorBar? {
        (try? fittedScale()).map { ColorBar(map: map, scale: $0, label: label, isShown: showsColorBar) }
    }

    /// Widens the axes by the cells.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        guard let columns = values.first?.count, columns > 0 else { return }
        x.include([-0.5, Double(columns) - 0.5])
        y.include([-0.5, Double(values.count) - 0.5])
    }

    /// Draws the cells, and the numbers if they fit.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        let columns = values.first?.count ?? 0
        guard values.allSatisfy({ $0.count == columns }) else {
            throw .lengths(mark: "heatmap", counts: values.map(\.count))
        }
        let scale = try fittedScale()
        var cells: [(area: Rectangle, value: Double, color: Color?, values: DataValues)] = []
        for (row, line) in values.enumerated() {
            for (column, value) in line.enumerated() {
                guard let area = cell(row: row, column: column, in: context) else { continue }
                let values = DataValues(x: [Double(column)], y: [Double(row)], z: [value])
                cells.append((area, value, scale.fraction(of: value).map { map.color(at: $0) }, values))
            }
        }
        let numbers = try numbers(for: cells.map(\.value), in: context, cell: cells.first?.area)
        try context.group(.annotation, clip: context.frame) { context throws(PlotError) in
            for (area, _, color, values) in cells {
                if let color {
                    context.path(Path(area), fill: Ink(color), values: values)
                } else {
                    try hatch(area, in: &context)
                }
            }
            for (cell, number) in zip(cells, numbers) {
                let ink = cell.color.map { Ink(Self.legible(on: $0)) } ?? context.theme.ink
                context.text(number, centeredAt: cell.area.center, ink: ink)
            }
        }
    }

    /// White or black, whichever stands out more: at least 4.58:1 on any colour.
    private static func legible(on ground: Color) -> Color {
        ground.contrast(with: .white) > ground.contrast(with: .black) ? .white : .black
    }

    /// The area of a cell: few and large cells keep a gap, many and small ones reach under their neighbours, since
    /// edges that merely meet leave a seam on the screen.
    private func cell(row: Int, column: Int, in context: MarkContext) -> Rectangle? {
        guard let left = context.horizontal(Double(column) - 0.5), let right = context.horizontal(Double(column) + 0.5),
            let top = context.vertical(Double(row) - 0.5), let bottom = context.vertical(Double(row) + 0.5)
        else { return nil }
        let area = Rectangle(
            x: min(left, right), y: min(top, bottom), width: abs(right - left), height: abs(bottom - top))
        if min(area.width, area.height) >= 8 { return area.inset(by: 0.35) }
        return Rectangle(x: area.x, y: area.y, width: area.width + 0.3, height: area.height + 0.3)
    }

    private func numbers(
        for values: [Double], in context: MarkContext, cell: Rectangle?
    ) throws(PlotError) -> [MeasuredText] {
        guard let decimals, let cell else { return [] }
        guard (0...6).contains(decimals) else {
            throw .parameter(name: "decimals of a heatmap", value: Double(decimals), expected: "0 to 6")
        }
        for size in [context.profile.tickSize, Profile.minimumTextSize] where size >= context.profile.tickSize - 1 {
            let lines = values.map { value in
                let text = value.isFinite ? Decimals.fixed(value, decimals).replacing("-", with: "\u{2212}") : "–"
                return context.measure(RichText(verbatim: text), size: size)
            }
            if lines.allSatisfy({ $0.width <= cell.width - 2 && $0.size <= cell.height - 2 }) { return lines }
        }
        return []
    }

    private func hatch(_ area: Rectangle, in context: inout MarkContext) throws(PlotError) {
        let stroke = Stroke(context.theme.mutedInk, width: Spacing.hairline)
        var path = Path()
        for offset in stride(from: 3.0, to: area.width + area.height, by: 4) {
            let line = [
                Point(x: area.x + offset, y: area.y), Point(x: area.x + offset - area.height, y: area.maxY),
            ]
            for part in Polyline.clipped(line, to: area) { path.elements += Path(polyline: part).elements }
        }
        try context.group(.decoration) { context in
            context.path(path, stroke: stroke)
            context.path(Path(area), stroke: stroke)
        }
        if decimals != nil {
            let plate = Rectangle(x: area.center.x - 4, y: area.center.y - 3, width: 8, height: 6)
            context.path(Path(plate), fill: context.theme.ground)
        }
    }
}
