/// A panel set for the size of its frame.
struct PanelLayout {
    /// What a panel is set with, whatever its size.
    struct Content {
        var index: Int
        var panel: Panel
        /// "(a)"; `nil` in a figure of one panel.
        var letter: String?
        var x: any FittedScale
        var y: any FittedScale
        var secondY: (any FittedScale)?
        var showsXLabels = true
        var showsYLabels = true
        var hasDirectLabels = false
        /// What the vertical axis shows, also where a neighbour's label says it.
        var yWords: String?

        /// Whether there are series, and none has a value. Such a panel looks like one whose curves were lost.
        var isWithoutData: Bool {
            let series = panel.marks.filter { $0.series != nil }
            return !series.isEmpty
                && series.allSatisfy { mark in
                    var extent = (x: ValueExtent(), y: ValueExtent())
                    mark.extend(x: &extent.x, y: &extent.y)
                    return extent.x.range == nil && extent.y.range == nil
                }
        }
    }

    private let content: Content
    private let xAxis: AxisLayout?
    private let yAxis: AxisLayout?
    private let secondAxis: AxisLayout?
    private let colorBar: ColorBarLayout?
    private let directLabels: DirectLabels?
    private let letter: MeasuredText?
    private let titleLines: [MeasuredText]
    private(set) var cutTexts: [String]
    /// The room that labels, titles and guides take around the frame.
    let insets: Insets

    private static let letterGap = 4.0

    init(_ content: Content, size: Size, profile: Profile, engine: TextEngine) {
        self.content = content
        let panel = content.panel
        xAxis = panel.x.map {
            AxisLayout(
                $0, scale: content.x, direction: .horizontal, length: size.width, labelLength: size.width,
                showsLabels: content.showsXLabels, profile: profile, engine: engine)
        }
        yAxis = panel.y.map {
            AxisLayout(
                $0, scale: content.y, direction: .vertical, length: size.height, labelLength: size.height,
                showsLabels: content.showsYLabels, profile: profile, engine: engine)
        }
        secondAxis = panel.secondY.flatMap { axis in
            content.secondY.map {
                AxisLayout(
                    axis, scale: $0, direction: .vertical, length: size.height, labelLength: size.height,
                    showsLabels: true, profile: profile, engine: engine)
            }
        }
        colorBar = panel.marks.compactMap(\.colorBar).first(where: \.isShown).map {
            ColorBarLayout($0, height: size.height, profile: profile, engine: engine)
        }
        directLabels = content.hasDirectLabels ? DirectLabels(panel, profile: profile, engine: engine) : nil
        letter = content.letter.map {
            engine.measure(RichText(verbatim: $0), style: TextStyle(size: profile.labelSize, isBold: true))
        }
        cutTexts = [xAxis, yAxis, secondAxis].flatMap { $0?.cutTexts ?? [] }
        let letterWidth = letter.map { $0.width + Self.letterGap } ?? 0
        if let title = panel.title {
            let wrapped = engine.wrap(
                title, style: TextStyle(size: profile.labelSize), width: max(20, size.width - letterWidth),
                maximumLines: 2)
            titleLines = wrapped.lines
            if wrapped.isCut { cutTexts.append(title.description) }
        } else {
            titleLines = []
        }
        insets = Self.insets(
            size: size, xAxis: xAxis, yAxes: [yAxis, secondAxis].compactMap(\.self), left: yAxis?.depth ?? 0,
            right: max(secondAxis?.depth ?? 0, colorBar?.width ?? 0, directLabels?.width ?? 0),
            titleHeight: max(AxisLayout.height(of: titleLines), letter?.height ?? 0))
    }

    private static func insets(
        size: Size, xAxis: AxisLayout?, yAxes: [AxisLayout], left: Double, right: Double, titleHeight: Double
    ) -> Insets {
        let across = xAxis?.overhang(length: size.width) ?? (start: 0, end: 0)
        let overhangs = yAxes.map { $0.overhang(length: size.height) }
        let along = (start: overhangs.map(\.start).max() ?? 0, end: overhangs.map(\.end).max() ?? 0)
        var insets = Insets()
        insets.left = max(left, across.start)
        insets.right = max(right, across.end, Spacing.markerRoom)
        insets.bottom = max(xAxis?.depth ?? 0, along.start)
        insets.top =
            titleHeight > 0 ? titleHeight + max(Spacing.titleGap, along.end + 1) : max(along.end, Spacing.markerRoom)
        return insets
    }

    /// Draws the panel at a frame of the size that it was set for.
    func draw(
        in frame: Rectangle, theme: Theme, profile: Profile, seriesKeys: [String], engine: TextEngine,
        warnings: inout [DrawingWarning]
    ) throws(PlotError) -> DrawingCommand {
        var context = MarkContext(
            frame: frame, x: content.x, y: content.y, secondY: content.secondY, theme: theme, profile: profile,
            seriesKeys: seriesKeys, engine: engine)
        let grid = (xAxis?.grid(in: frame, theme: theme) ?? []) + (yAxis?.grid(in: frame, theme: theme) ?? [])
        if !grid.isEmpty { context.append(.group(GroupCommand(.decoration, grid))) }
        for layer in MarkLayer.allCases {
            for mark in content.panel.marks where mark.layer == layer { try mark.draw(in: &context) }
        }
        for mark in content.panel.marks { try mark.annotate(in: &context) }
        if content.isWithoutData {
            try context.group(.annotation) { context in
                let note = context.measure("no data", size: context.annotationSize)
                context.text(note, centeredAt: frame.center, ink: theme.mutedInk)
            }
        }
        let axes =
            (xAxis?.draw(in: frame, theme: theme) ?? []) + (yAxis?.draw(in: frame, theme: theme) ?? [])
            + (secondAxis?.drawAtRight(of: frame, theme: theme) ?? [])
        if !axes.isEmpty { context.append(.group(GroupCommand(.axis, axes))) }
        if let colorBar {
            context.append(.group(GroupCommand(.annotation, colorBar.draw(beside: frame, theme: theme))))
        }
        for command in directLabels?.draw(in: context) ?? [] { context.append(command) }
        let title = title(above: frame, ink: theme.ink)
        if !title.isEmpty { context.append(.group(GroupCommand(.annotation, title))) }
        for (axis, count) in [("horizontal", context.withoutPlaceX), ("vertical", context.withoutPlaceY)]
        where count > 0 {
            warnings.append(.valuesWithoutPlace(count: count, panel: content.index, axis: axis))
        }
        for text in cutTexts + context.cutTexts { warnings.append(.truncatedText(text)) }
        return .group(GroupCommand(.panel(content.index), words: words, context.commands))
    }

    private var words: PanelWords {
        let panel = content.panel
        func names(_ axis: Axis?) -> [String] {
            (axis?.scale as? CategoricalScale)?.labels.map(\.description) ?? []
        }
        let title = [content.letter, panel.title?.description].compactMap { $0 }.joined(separator: " ")
        let colors = panel.marks.compactMap(\.colorBar).first?.label?.description
        return PanelWords(
            title: title, x: panel.x?.words?.description ?? "", y: content.yWords ?? "", z: colors ?? "",
            xNames: names(panel.x), yNames: names(panel.y))
    }

    private func title(above frame: Rectangle, ink: Ink) -> [DrawingCommand] {
        guard letter != nil || !titleLines.isEmpty else { return [] }
        let overhang = [yAxis, secondAxis].compactMap { $0?.overhang(length: frame.height).end }.max() ?? 0
        let bottom = frame.y - max(Spacing.titleGap, overhang + 1)
        let top = bottom - max(AxisLayout.height(of: titleLines), letter?.height ?? 0)
        // Panels without axes begin at their frame; others at the outer edge would move with the tick labels.
        var commands: [DrawingCommand] = []
        var x = frame.x
        if let letter {
            commands.append(.text(TextCommand(letter, origin: Point(x: x, y: top + letter.ascent), ink: ink)))
            x += letter.width + Self.letterGap
        }
        for (index, line) in titleLines.enumerated() {
            let y = top + line.ascent + Double(index) * Spacing.lineHeight * line.size
            commands.append(.text(TextCommand(line, origin: Point(x: x, y: y), ink: ink)))
        }
        return commands
    }
}
