/// A legend set in columns, each as wide as its widest entry.
struct LegendLayout {
    /// A series and what its marks look like.
    struct Entry {
        var series: Series
        var glyph: LegendGlyph
        var text: MeasuredText
    }

    private let entries: [Entry]
    private var rows = 0
    private var columnWidths: [Double] = []
    private let rowHeight: Double
    private(set) var cutTexts: [String] = []

    private static let glyphWidth = 18.0
    private static let glyphGap = 4.0
    private static let columnGap = 12.0

    /// Sets a legend in as many columns as fit `width`.
    init(
        _ series: [(series: Series, glyph: LegendGlyph)], width: Double, maximumColumns: Int = .max, profile: Profile,
        engine: TextEngine
    ) {
        let style = TextStyle(size: profile.tickSize)
        let room = width - Self.glyphWidth - Self.glyphGap
        var cut: [String] = []
        entries = series.map { item in
            let label = item.series.identity.label
            let wrapped = engine.wrap(label, style: style, width: room, maximumLines: 1)
            if wrapped.isCut { cut.append(label.description) }
            let text = wrapped.lines.first ?? engine.measure("", style: style)
            return Entry(series: item.series, glyph: item.glyph, text: text)
        }
        cutTexts = cut
        rowHeight = style.size * 1.35
        for columns in stride(from: min(maximumColumns, entries.count), through: 1, by: -1) {
            // Down the columns, so that as few of them as these rows need are evenly filled.
            rows = (entries.count + columns - 1) / columns
            columnWidths = stride(from: 0, to: entries.count, by: rows).map { start in
                let column = entries[start..<min(entries.count, start + rows)]
                return Self.glyphWidth + Self.glyphGap + (column.map(\.text.width).max() ?? 0)
            }
            if size.width <= width { break }
        }
    }

    /// The extent of the legend.
    var size: Size {
        guard rows > 0 else { return Size(width: 0, height: 0) }
        return Size(
            width: columnWidths.reduce(-Self.columnGap) { $0 + $1 + Self.columnGap }, height: Double(rows) * rowHeight)
    }

    /// Draws the entries, down the columns.
    func draw(at origin: Point, theme: Theme, transparentBands: Bool) -> DrawingCommand {
        var commands: [DrawingCommand] = []
        for (index, entry) in entries.enumerated() {
            let x = columnWidths[..<(index / rows)].reduce(origin.x) { $0 + $1 + Self.columnGap }
            let middle = origin.y + (Double(index % rows) + 0.5) * rowHeight
            commands.append(
                .group(
                    GroupCommand(
                        .series(entry.series),
                        Self.glyph(entry, x: x, middle: middle, theme: theme, transparentBands: transparentBands)
                            + [
                                .text(
                                    TextCommand(
                                        entry.text,
                                        origin: Point(
                                            x: x + Self.glyphWidth + Self.glyphGap,
                                            y: middle + 0.36 * entry.text.size), ink: theme.ink))
                            ])))
        }
        return .group(GroupCommand(.legend, commands))
    }

    private static func glyph(
        _ entry: Entry, x: Double, middle: Double, theme: Theme, transparentBands: Bool
    ) -> [DrawingCommand] {
        let style = entry.series.style
        let ink = entry.series.ink(in: theme)
        var commands: [DrawingCommand] = []
        if entry.glyph.contains(.band) {
            let band = Rectangle(x: x, y: middle - 3, width: glyphWidth, height: 6)
            let fill = entry.series.bandInk(in: theme, transparent: transparentBands)
            commands.append(.group(GroupCommand(.decoration, [.path(PathCommand(Path(band), fill: fill))])))
        }
        if entry.glyph.contains(.area) {
            let piece = Rectangle(x: x, y: middle - 3, width: glyphWidth, height: 6)
            let area = SeriesArea(entry.series, theme: theme, isTransparent: transparentBands, clip: piece)
            commands.append(area.fill([Path(piece).points]))
            commands.append(.path(PathCommand(Path(piece), stroke: area.stroke())))
        }
        if entry.glyph.contains(.line) {
            let line = Path(polyline: [Point(x: x, y: middle), Point(x: x + glyphWidth, y: middle)])
            let stroke = Stroke(ink, width: style.lineWidth, dash: style.dash.lengths(width: style.lineWidth))
            commands.append(.path(PathCommand(line, stroke: stroke)))
        }
        if entry.glyph.contains(.marker) {
            commands.append(
                .symbols(
                    SeriesMarkers.command(
                        entry.series, theme: theme, radius: SeriesMarkers.radius,
                        positions: [Point(x: x + glyphWidth / 2, y: middle)])))
        }
        return commands
    }
}
