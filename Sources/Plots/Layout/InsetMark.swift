/// A small panel inside a panel, as a magnified part of its curves. Its series are named by the legend of the figure where the
/// panel around it shows them too.
public struct InsetMark: Mark {
    /// The panel that stands inside; its title and subject are not shown, and a second axis is not drawn.
    public var panel: Panel
    /// What it takes of the frame around it, labels included, in parts of the frame from its top left corner.
    public var area: Rectangle

    /// Creates an inset.
    ///
    /// - Parameters:
    ///   - panel: The panel to draw inside.
    ///   - area: Its part of the frame; by default the upper right.
    public init(_ panel: Panel, in area: Rectangle = Rectangle(x: 0.5, y: 0.04, width: 0.46, height: 0.46)) {
        self.panel = panel
        self.area = area
    }

    /// Insets lie above all other marks.
    public var layer: MarkLayer { .label }

    /// Enough of the frame for a readable inset.
    public var leastFrame: Size {
        let parts = Rectangle(x: 0, y: 0, width: 1, height: 1)
        guard parts.contains(area), area.width > 0, area.height > 0 else { return Size(width: 0, height: 0) }
        return Size(width: min(240, 62 / area.width), height: min(160, 44 / area.height))
    }

    /// Draws the ground, the axes and the marks of the inset.
    ///
    /// - Throws: ``PlotError/parameter(name:value:expected:)`` for an area that is no part of the frame, and what the marks and
    ///   scales of the inset throw.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        for (name, start, extent) in [("width", area.x, area.width), ("height", area.y, area.height)] {
            guard start >= 0, extent > 0, start + extent <= 1 + 1e-9 else {
                throw .parameter(name: "\(name) of an inset", value: extent, expected: "a part of its frame, above 0")
            }
        }
        let frame = context.frame
        let outer = Rectangle(
            x: frame.x + area.x * frame.width, y: frame.y + area.y * frame.height, width: area.width * frame.width,
            height: area.height * frame.height)
        let content = try content()
        var layout = PanelLayout(
            content, size: Size(width: outer.width, height: outer.height), profile: context.profile,
            engine: context.engine)
        var inner = Self.inner(outer, layout.insets)
        // Labels depend on the room, and the room on the labels.
        for _ in 0..<4 {
            layout = PanelLayout(
                content, size: Size(width: inner.width, height: inner.height), profile: context.profile,
                engine: context.engine)
            inner = Self.inner(outer, layout.insets)
        }
        var warnings: [DrawingWarning] = []
        let drawn = try layout.draw(
            in: inner, theme: context.theme, profile: context.profile, seriesKeys: context.seriesKeys,
            engine: context.engine, warnings: &warnings)
        guard case .group(let group) = drawn else { return }
        context.note(warnings)
        try context.group(.annotation) { context in
            context.path(Path(outer), fill: context.theme.ground)
            for command in group.commands { context.append(command) }
        }
    }

    private func content() throws(PlotError) -> PanelLayout.Content {
        var extent = (x: ValueExtent(), y: ValueExtent())
        for mark in panel.marks { mark.extend(x: &extent.x, y: &extent.y) }
        let (x, y) = (panel.x?.scale ?? LinearScale(), panel.y?.scale ?? LinearScale())
        var panel = panel
        (panel.title, panel.secondY) = (nil, nil)
        return PanelLayout.Content(
            index: 0, panel: panel, letter: nil, x: try x.fitted(to: extent.x), y: try y.fitted(to: extent.y))
    }

    /// The frame that labels leave of an area.
    private static func inner(_ outer: Rectangle, _ insets: Insets) -> Rectangle {
        Rectangle(
            x: outer.x + insets.left, y: outer.y + insets.top,
            width: max(10, outer.width - insets.left - insets.right),
            height: max(10, outer.height - insets.top - insets.bottom))
    }
}

extension MarkContext {
    /// Takes over what was noticed while a part of the panel was drawn.
    mutating func note(_ warnings: [DrawingWarning]) {
        for warning in warnings {
            switch warning {
            case .truncatedText(let text): cutTexts.append(text)
            case .valuesWithoutPlace(let count, _, let axis):
                if axis == "horizontal" { withoutPlaceX += count } else { withoutPlaceY += count }
            case .font, .missingGlyphs: break
            }
        }
    }
}
