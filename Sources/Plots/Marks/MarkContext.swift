/// The environment of a mark: the panel's frame and scales, and the commands recorded so far.
public struct MarkContext {
    /// The area inside the axes.
    public let frame: Rectangle
    /// Light or dark.
    public let theme: Theme
    /// The page.
    public let profile: Profile
    /// The series of the figure, in the order of the legend.
    public let seriesKeys: [String]
    /// The commands recorded so far.
    public internal(set) var commands: [DrawingCommand] = []

    let x: any FittedScale
    var y: any FittedScale
    let secondY: (any FittedScale)?
    let engine: TextEngine
    var withoutPlaceX = 0
    var withoutPlaceY = 0
    var cutTexts: [String] = []

    init(
        frame: Rectangle, x: any FittedScale, y: any FittedScale, secondY: (any FittedScale)?, theme: Theme,
        profile: Profile, seriesKeys: [String], engine: TextEngine
    ) {
        self.frame = frame
        self.x = x
        self.y = y
        self.secondY = secondY
        self.theme = theme
        self.profile = profile
        self.seriesKeys = seriesKeys
        self.engine = engine
    }

    /// The size of annotations in points.
    public var annotationSize: Double { profile.tickSize }

    /// Whether bands may be translucent.
    public var allowsTransparency: Bool { !profile.refusesTransparency }

    /// The horizontal position of a value; `nil` if it has none. Positions far outside are drawn nearer.
    public func horizontal(_ value: Double) -> Double? {
        x.fraction(of: value).map { frame.x + Self.bounded($0) * frame.width }
    }

    /// The vertical position of a value; `nil` if it has none. Positions far outside are drawn nearer.
    public func vertical(_ value: Double) -> Double? {
        y.fraction(of: value).map { frame.maxY - Self.bounded($0) * frame.height }
    }

    /// The position of a pair of values; `nil` if it has none, which is counted unless a value is NaN.
    public mutating func position(_ x: Double, _ y: Double) -> Point? {
        let horizontal = horizontal(x)
        let vertical = vertical(y)
        if horizontal == nil, !x.isNaN, !self.x.hides(x) { withoutPlaceX += 1 }
        if vertical == nil, !y.isNaN, !self.y.hides(y) { withoutPlaceY += 1 }
        guard let horizontal, let vertical else { return nil }
        return Point(x: horizontal, y: vertical)
    }

    /// Whether a value is an exact zero on a logarithmic vertical axis, which is drawn apart from the powers.
    func isMarkedZero(_ value: Double) -> Bool { value == 0 && y.marksZero }

    /// Cairo's coordinates are fixed-point numbers: a thousand panels away is as good as infinity.
    private static func bounded(_ fraction: Double) -> Double { min(1e3, max(-1e3, fraction)) }

    /// Whether a position is inside the frame or on its edge, give or take rounding.
    public func isVisible(_ point: Point) -> Bool { frame.inset(by: -0.01).contains(point) }

    /// Records a command.
    public mutating func append(_ command: DrawingCommand) { commands.append(command) }

    /// Records an outline.
    public mutating func path(
        _ path: Path, fill: Ink? = nil, stroke: Stroke? = nil, values: DataValues? = nil,
        intervals: IntervalValues? = nil
    ) {
        guard !path.elements.isEmpty else { return }
        commands.append(.path(PathCommand(path, fill: fill, stroke: stroke, values: values, intervals: intervals)))
    }

    /// Records what `body` draws as a group.
    public mutating func group(
        _ role: GroupCommand.Role, clip: Rectangle? = nil, _ body: (inout MarkContext) throws(PlotError) -> Void
    ) throws(PlotError) {
        let outer = commands
        commands = []
        try body(&self)
        let inner = commands
        commands = outer
        if !inner.isEmpty { commands.append(.group(GroupCommand(role, clip: clip, inner))) }
    }

    /// Does something where vertical values are those of the second axis.
    mutating func onSecondAxis(_ body: (inout MarkContext) throws(PlotError) -> Void) throws(PlotError) {
        guard let secondY else { throw .noSecondAxis }
        let first = y
        y = secondY
        defer { y = first }
        try body(&self)
    }

    /// Sets a line of text.
    public func measure(_ text: RichText, size: Double, isBold: Bool = false) -> MeasuredText {
        engine.measure(text, style: TextStyle(size: size, isBold: isBold))
    }

    /// Sets a text in lines no wider than `width` points.
    public mutating func wrap(_ text: RichText, size: Double, width: Double, maximumLines: Int) -> [MeasuredText] {
        let (lines, isCut) = engine.wrap(
            text, style: TextStyle(size: size), width: width, maximumLines: maximumLines)
        if isCut { cutTexts.append(text.description) }
        return lines
    }

    /// Records a line of text with the middle of its letters at a position.
    public mutating func text(_ line: MeasuredText, centeredAt point: Point, ink: Ink) {
        let origin = Point(x: point.x - line.width / 2, y: point.y + 0.36 * line.size)
        commands.append(.text(TextCommand(line, origin: origin, ink: ink, anchor: .middle)))
    }

    /// Records a line of text from the left end of its baseline.
    public mutating func text(_ line: MeasuredText, at origin: Point, ink: Ink) {
        commands.append(.text(TextCommand(line, origin: origin, ink: ink)))
    }
}
