/// A colour bar set beside a frame of a height.
struct ColorBarLayout {
    private let bar: ColorBar
    private var ticks: [AxisLayout.LabelledTick]
    private let labelLines: [MeasuredText]

    private static let gap = 6.0
    private static let thickness = 7.0

    init(_ bar: ColorBar, height: Double, profile: Profile, engine: TextEngine) {
        self.bar = bar
        let axis = AxisLayout(
            Axis(bar.label), scale: bar.scale, direction: .vertical, length: height, labelLength: max(height, 60),
            showsLabels: true, profile: profile, engine: engine)
        ticks = axis.ticks
        labelLines = axis.labelLines
    }

    private var tickLabelWidth: Double { ticks.flatMap(\.lines).map(\.width).max() ?? 0 }

    /// The room that the bar takes to the right of the frame.
    var width: Double {
        var width = Self.gap + Self.thickness + Spacing.majorTick + Spacing.tickLabelGap + tickLabelWidth
        if !labelLines.isEmpty { width += Spacing.axisLabelGap + AxisLayout.height(of: labelLines) }
        return width
    }

    func draw(beside frame: Rectangle, theme: Theme) -> [DrawingCommand] {
        let area = Rectangle(x: frame.maxX + Self.gap, y: frame.y, width: Self.thickness, height: frame.height)
        var commands = gradient(area)
        commands.append(.path(PathCommand(Path(area), stroke: Stroke(theme.mutedInk, width: Spacing.hairline))))
        for tick in ticks {
            let y = area.maxY - tick.fraction * area.height
            let line = Path(polyline: [Point(x: area.maxX, y: y), Point(x: area.maxX + Spacing.majorTick, y: y)])
            commands.append(.path(PathCommand(line, stroke: Stroke(theme.ink, width: Spacing.axisLine))))
            guard let text = tick.lines.first else { continue }
            let origin = Point(
                x: area.maxX + Spacing.majorTick + Spacing.tickLabelGap, y: y + 0.36 * text.size)
            commands.append(.text(TextCommand(text, origin: origin, ink: theme.ink)))
        }
        for (index, line) in labelLines.enumerated() {
            let x =
                frame.maxX + width - AxisLayout.height(of: labelLines) + line.ascent
                + Double(index) * Spacing.lineHeight * line.size
            let origin = Point(x: x, y: frame.center.y + line.width / 2)
            commands.append(.text(TextCommand(line, origin: origin, isVertical: true, ink: theme.ink, anchor: .middle)))
        }
        return commands
    }

    /// Steps finer than the eye, each reaching under the next, so that no seam shows between them.
    private func gradient(_ area: Rectangle) -> [DrawingCommand] {
        let count = 64
        return (0..<count).map { index in
            let top = area.y + area.height * Double(index) / Double(count)
            let step = Rectangle(x: area.x, y: top, width: area.width, height: area.maxY - top)
            let color = bar.map.color(at: 1 - (Double(index) + 0.5) / Double(count))
            return .path(PathCommand(Path(step), fill: Ink(color)))
        }
    }
}
