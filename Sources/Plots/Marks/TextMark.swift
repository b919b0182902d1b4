/// A remark at a place of the data, with a leader to it if it stands apart.
public struct TextMark: Mark {
    /// What is written.
    public var text: RichText
    /// The horizontal value that the remark is about.
    public var x: Double
    /// The vertical value that the remark is about.
    public var y: Double
    /// Where the middle of the text stands, from the place of the data, in points; y downward.
    public var offset: Size

    /// Creates a remark.
    public init(_ text: RichText, x: Double, y: Double, offset: Size = Size(width: 0, height: 0)) {
        self.text = text
        self.x = x
        self.y = y
        self.offset = offset
    }

    /// Text lies above all else.
    public var layer: MarkLayer { .label }

    /// Draws the text, moved inside the frame where it would leave it, and a leader if there is room for one.
    /// A place outside the frame is taken to its edge.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        guard let place = context.position(x, y) else { return }
        let frame = context.frame
        let anchor = Point(x: min(frame.maxX, max(frame.x, place.x)), y: min(frame.maxY, max(frame.y, place.y)))
        let lines = context.wrap(text, size: context.annotationSize, width: max(20, frame.width), maximumLines: 2)
        guard let widest = lines.map(\.width).max() else { return }
        let height = AxisLayout.height(of: lines)
        let center = Point(
            x: min(frame.maxX - widest / 2, max(frame.x + widest / 2, anchor.x + offset.width)),
            y: min(frame.maxY - height / 2, max(frame.y + height / 2, anchor.y + offset.height)))
        let box = Rectangle(x: center.x - widest / 2, y: center.y - height / 2, width: widest, height: height)
        try context.group(.annotation) { context in
            if let leader = Leader.path(from: box, to: anchor) {
                context.path(leader, stroke: Stroke(context.theme.mutedInk, width: Spacing.hairline))
            }
            for command in AxisLayout.centered(lines, x: center.x, top: box.y, ink: context.theme.ink) {
                context.append(command)
            }
        }
    }
}

/// Thin lines from a text to what it is about.
enum Leader {
    /// A line from the nearest edge of a box to a point; `nil` where they are too close for one.
    static func path(from box: Rectangle, to point: Point, clearance: Double = 3) -> Path? {
        let start = Point(
            x: min(box.maxX + 1, max(box.x - 1, point.x)), y: min(box.maxY + 1, max(box.y - 1, point.y)))
        let run = point.x - start.x
        let rise = point.y - start.y
        let length = (run * run + rise * rise).squareRoot()
        guard length > clearance + 3 else { return nil }
        let part = (length - clearance) / length
        return Path(polyline: [start, Point(x: start.x + run * part, y: start.y + rise * part)])
    }
}
