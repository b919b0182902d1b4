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

    /// Gives each name the first free place around its point, the near ones first; a far one gets a leader. A name that
    /// finds none is left out and reported.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        var taken: [Rectangle] = []
        var places: [(label: Label, anchor: Point)] = []
        for label in labels {
            guard let anchor = context.position(label.x, label.y), context.isVisible(anchor) else { continue }
            places.append((label, anchor))
            taken.append(Rectangle(x: anchor.x - 2.5, y: anchor.y - 2.5, width: 5, height: 5))
        }
        // From the top down, so that the choice does not depend on the order of the labels.
        places.sort { ($0.anchor.y, $0.anchor.x, $0.label.text.description) < ($1.anchor.y, $1.anchor.x, $1.label.text.description) }
        let frame = context.frame
        try context.group(.annotation) { context in
            for (label, anchor) in places {
                let line = context.measure(label.text, size: context.annotationSize)
                let free = Self.candidates(line, about: anchor).first { box in
                    frame.inset(by: 0.5).contains(box) && !taken.contains { $0.intersects(box.inset(by: -0.8)) }
                }
                guard let box = free else {
                    context.cutTexts.append(label.text.description)
                    continue
                }
                taken.append(box)
                if let leader = Leader.path(from: box, to: anchor) {
                    context.path(leader, stroke: Stroke(context.theme.mutedInk, width: Spacing.hairline))
                }
                context.text(line, at: Point(x: box.x, y: box.y + line.ascent), ink: context.theme.ink)
            }
        }
    }

    /// Places in rings around the point: right, left, above, below, then the corners, farther out each time.
    private static func candidates(_ line: MeasuredText, about anchor: Point) -> [Rectangle] {
        [4.0, 9, 15, 22, 30, 40].flatMap { distance -> [Rectangle] in
            [
                (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1), (1, -2), (1, 2), (-1, -2),
                (-1, 2),
            ].map { (horizontal: Double, vertical: Double) in
                Rectangle(
                    x: anchor.x + horizontal * distance + (horizontal - 1) / 2 * line.width,
                    y: anchor.y + vertical * (distance - 1) + (max(-1, min(1, vertical)) - 1) / 2 * line.height,
                    width: line.width, height: line.height)
            }
        }
    }
}
