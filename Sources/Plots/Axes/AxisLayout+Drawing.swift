extension AxisLayout {
    /// Faint lines across the frame at the labelled ticks.
    func grid(in frame: Rectangle, theme: Theme) -> [DrawingCommand] {
        guard hasGrid else { return [] }
        let stroke = Stroke(theme.gridInk, width: Spacing.hairline)
        return ticks.map { tick in
            let path: Path
            switch direction {
            case .horizontal:
                let x = frame.x + tick.fraction * frame.width
                path = Path(polyline: [Point(x: x, y: frame.y), Point(x: x, y: frame.maxY)])
            case .vertical:
                let y = frame.maxY - tick.fraction * frame.height
                path = Path(polyline: [Point(x: frame.x, y: y), Point(x: frame.maxX, y: y)])
            }
            return .path(PathCommand(path, stroke: stroke))
        }
    }

    /// The axis line, ticks, labels and the axis's own label, at the left or the bottom of the frame.
    func draw(in frame: Rectangle, theme: Theme) -> [DrawingCommand] {
        var commands = lines(in: frame, theme: theme)
        if showsTickLabels {
            for tick in ticks { commands += tickLabel(tick, in: frame, ink: theme.ink) }
        }
        return commands + axisLabel(in: frame, ink: theme.ink)
    }

    private func lines(in frame: Rectangle, theme: Theme) -> [DrawingCommand] {
        // Half a line width longer at the corner, where both axes meet.
        let corner = Spacing.axisLine / 2
        var axis: Path
        switch direction {
        case .horizontal:
            axis = Path(polyline: [Point(x: frame.x - corner, y: frame.maxY), Point(x: frame.maxX, y: frame.maxY)])
        case .vertical:
            axis = Path(polyline: [Point(x: frame.x, y: frame.maxY + corner), Point(x: frame.x, y: frame.y)])
            if marksZero { axis = brokenAxis(in: frame) }
        }
        var major = Path()
        var minor = Path()
        for tick in ticks { major.elements += self.tick(at: tick.fraction, Spacing.majorTick, in: frame) }
        for place in self.minor { minor.elements += tick(at: place, Spacing.minorTick, in: frame) }
        var commands: [DrawingCommand] = [
            .path(PathCommand(axis, stroke: Stroke(theme.ink, width: Spacing.axisLine)))
        ]
        if !major.elements.isEmpty {
            commands.append(.path(PathCommand(major, stroke: Stroke(theme.ink, width: Spacing.axisLine))))
        }
        if !minor.elements.isEmpty {
            commands.append(.path(PathCommand(minor, stroke: Stroke(theme.ink, width: Spacing.hairline))))
        }
        return commands
    }

    /// A vertical axis with a gap between the zero and the powers above it, closed by two slanted strokes.
    private func brokenAxis(in frame: Rectangle) -> Path {
        let middle = (FittedLogarithmicScale.zeroFraction + FittedLogarithmicScale.startAboveZero) / 2
        let y = frame.maxY - middle * frame.height
        var path = Path(polyline: [
            Point(x: frame.x, y: frame.maxY + Spacing.axisLine / 2), Point(x: frame.x, y: y + 1),
        ])
        path.elements += Path(polyline: [Point(x: frame.x, y: y - 1), Point(x: frame.x, y: frame.y)]).elements
        for offset in [-1.0, 1.0] {
            path.elements +=
                Path(polyline: [
                    Point(x: frame.x - 2.2, y: y + offset + 0.8), Point(x: frame.x + 2.2, y: y + offset - 0.8),
                ]).elements
        }
        return path
    }

    private func tick(at fraction: Double, _ length: Double, in frame: Rectangle) -> [Path.Element] {
        switch direction {
        case .horizontal:
            let x = frame.x + fraction * frame.width
            return [.move(Point(x: x, y: frame.maxY)), .line(Point(x: x, y: frame.maxY + length))]
        case .vertical:
            let y = frame.maxY - fraction * frame.height
            return [.move(Point(x: frame.x, y: y)), .line(Point(x: frame.x - length, y: y))]
        }
    }

    private func tickLabel(_ tick: LabelledTick, in frame: Rectangle, ink: Ink) -> [DrawingCommand] {
        let distance = Spacing.majorTick + Spacing.tickLabelGap
        switch direction {
        case .horizontal where hasUprightLabels:
            let center = frame.x + tick.fraction * frame.width
            let height = Self.height(of: tick.lines)
            return tick.lines.enumerated().map { index, line in
                let x = center - height / 2 + line.ascent + Double(index) * Spacing.lineHeight * line.size
                let y = frame.maxY + distance + line.width
                return .text(
                    TextCommand(line, origin: Point(x: x, y: y), isVertical: true, ink: ink, anchor: .end))
            }
        case .horizontal:
            return Self.centered(
                tick.lines, x: frame.x + tick.fraction * frame.width, top: frame.maxY + distance, ink: ink)
        case .vertical:
            let middle = frame.maxY - tick.fraction * frame.height
            return tick.lines.enumerated().map { index, line in
                let offset = (Double(index) - Double(tick.lines.count - 1) / 2) * Spacing.lineHeight * line.size
                let origin = Point(x: frame.x - distance - line.width, y: middle + offset + 0.36 * line.size)
                return .text(TextCommand(line, origin: origin, ink: ink, anchor: .end))
            }
        }
    }

    /// A vertical axis at the right of the frame, the mirror image of one at its left.
    func drawAtRight(of frame: Rectangle, theme: Theme) -> [DrawingCommand] {
        let start = Point(x: frame.maxX, y: frame.maxY + Spacing.axisLine / 2)
        let line = Path(polyline: [start, Point(x: frame.maxX, y: frame.y)])
        func marks(_ places: [Double], _ length: Double) -> Path {
            Path(
                places.flatMap { place -> [Path.Element] in
                    let y = frame.maxY - place * frame.height
                    return [.move(Point(x: frame.maxX, y: y)), .line(Point(x: frame.maxX + length, y: y))]
                })
        }
        var commands = [DrawingCommand.path(PathCommand(line, stroke: Stroke(theme.ink, width: Spacing.axisLine)))]
        for (path, width) in [
            (marks(ticks.map(\.fraction), Spacing.majorTick), Spacing.axisLine),
            (marks(minor, Spacing.minorTick), Spacing.hairline),
        ] where !path.elements.isEmpty {
            commands.append(.path(PathCommand(path, stroke: Stroke(theme.ink, width: width))))
        }
        for tick in ticks {
            let middle = frame.maxY - tick.fraction * frame.height
            for (index, line) in tick.lines.enumerated() {
                let offset = (Double(index) - Double(tick.lines.count - 1) / 2) * Spacing.lineHeight * line.size
                let x = frame.maxX + Spacing.majorTick + Spacing.tickLabelGap
                let origin = Point(x: x, y: middle + offset + 0.36 * line.size)
                commands.append(.text(TextCommand(line, origin: origin, ink: theme.ink)))
            }
        }
        for (index, line) in labelLines.enumerated() {
            let x =
                frame.maxX + depth - Self.height(of: labelLines) + line.ascent
                + Double(index) * Spacing.lineHeight * line.size
            let origin = Point(x: x, y: frame.center.y + line.width / 2)
            commands.append(
                .text(TextCommand(line, origin: origin, isVertical: true, ink: theme.ink, anchor: .middle)))
        }
        return commands
    }

    private func axisLabel(in frame: Rectangle, ink: Ink) -> [DrawingCommand] {
        guard !labelLines.isEmpty else { return [] }
        let near = depth - Self.height(of: labelLines)
        switch direction {
        case .horizontal:
            return Self.centered(labelLines, x: frame.center.x, top: frame.maxY + near, ink: ink)
        case .vertical:
            return labelLines.enumerated().map { index, line in
                let x = frame.x - depth + line.ascent + Double(index) * Spacing.lineHeight * line.size
                let origin = Point(x: x, y: frame.center.y + line.width / 2)
                return .text(TextCommand(line, origin: origin, isVertical: true, ink: ink, anchor: .middle))
            }
        }
    }

    /// Lines under one another, each centred.
    static func centered(_ lines: [MeasuredText], x: Double, top: Double, ink: Ink) -> [DrawingCommand] {
        lines.enumerated().map { index, line in
            let y = top + line.ascent + Double(index) * Spacing.lineHeight * line.size
            return .text(
                TextCommand(line, origin: Point(x: x - line.width / 2, y: y), ink: ink, anchor: .middle))
        }
    }
}
