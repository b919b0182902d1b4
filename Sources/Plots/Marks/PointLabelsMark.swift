/// Names beside points, placed so that they touch neither each other nor the points.
public struct PointLabelsMark: Mark {
    /// A point and its name.
    public struct Label: Hashable, Sendable {
        /// What is written.
        public var text: RichText
        /// The horizontal value.
        public var x: Double
        /// The vertical value.
        public var y: Double

        /// Creates a name.
        public init(_ text: RichText, x: Double, y: Double) {
            self.text = text
            self.x = x
            self.y = y
        }
    }

    /// The names.
    public var labels: [Label]

    /// Creates names.
    public init(_ labels: [Label]) { self.labels = labels }

    /// Text lies above all else.
    public var layer: MarkLayer { .label }

    /// Nothing but texts.
    public func draw(in context: inout MarkContext) throws(PlotError) {}

    /// Gives each name the first free place around its point, the near ones first; a far one gets a leader. A name that
    /// finds none is left out and reported.
    public func annotate(in context: inout MarkContext) throws(PlotError) {
        var space = FreeSpace(context.commands, frame: context.frame)
        var places: [(label: Label, anchor: Point)] = []
        for label in labels {
            guard let anchor = context.position(label.x, label.y), context.isVisible(anchor) else { continue }
            places.append((label, anchor))
            space.take(Rectangle(x: anchor.x - 2.5, y: anchor.y - 2.5, width: 5, height: 5))
        }
        // From the top down, so that the choice does not depend on the order of the labels.
        places.sort { ($0.anchor.y, $0.anchor.x) < ($1.anchor.y, $1.anchor.x) }
        try context.group(.annotation) { context in
            for (label, anchor) in places {
                let line = context.measure(label.text, size: context.annotationSize)
                let candidates = FreeSpace.rings(line, about: anchor)
                let clear = candidates.filter { Leader.path(from: $0, to: anchor).map(space.isClear) ?? true }
                guard let box = space.first(of: clear) ?? space.first(of: candidates) else {
                    context.cutTexts.append(label.text.description)
                    continue
                }
                space.take(box)
                if let leader = Leader.path(from: box, to: anchor) {
                    space.take(leader)
                    context.path(leader, stroke: Stroke(context.theme.mutedInk, width: Spacing.hairline))
                }
                context.text(line, at: Point(x: box.x, y: box.y + line.ascent), ink: context.theme.ink)
            }
        }
    }
}
