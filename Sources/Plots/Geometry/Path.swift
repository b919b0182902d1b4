/// An outline as a list of straight and curved pieces.
public struct Path: Hashable, Sendable {
    /// One step of the pen.
    public enum Element: Hashable, Sendable {
        /// Starts a new piece.
        case move(Point)
        /// A straight line.
        case line(Point)
        /// A cubic Bézier curve.
        case curve(control1: Point, control2: Point, end: Point)
        /// Back to the start of the piece.
        case close
    }

    /// The steps, in order.
    public var elements: [Element]

    /// Creates an outline.
    public init(_ elements: [Element] = []) { self.elements = elements }

    /// An open line through the points.
    public init(polyline points: [Point]) {
        elements = points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
    }

    /// A closed polygon.
    public init(polygon points: [Point]) {
        self.init(polyline: points)
        elements.append(.close)
    }

    /// The outline of a rectangle.
    public init(_ rectangle: Rectangle) {
        self.init(polygon: [
            Point(x: rectangle.x, y: rectangle.y), Point(x: rectangle.maxX, y: rectangle.y),
            Point(x: rectangle.maxX, y: rectangle.maxY), Point(x: rectangle.x, y: rectangle.maxY),
        ])
    }

    /// A circle, from four Bézier curves (radial error under 0.03 %).
    public init(circle center: Point, radius: Double) {
        let handle = 0.552_284_749_83 * radius
        func at(_ x: Double, _ y: Double) -> Point { Point(x: center.x + x, y: center.y + y) }
        elements = [
            .move(at(radius, 0)),
            .curve(control1: at(radius, handle), control2: at(handle, radius), end: at(0, radius)),
            .curve(control1: at(-handle, radius), control2: at(-radius, handle), end: at(-radius, 0)),
            .curve(control1: at(-radius, -handle), control2: at(-handle, -radius), end: at(0, -radius)),
            .curve(control1: at(handle, -radius), control2: at(radius, -handle), end: at(radius, 0)),
            .close,
        ]
    }

    /// The end points of all steps (a curve counts with its controls, which enclose it).
    public var points: [Point] {
        elements.flatMap { element -> [Point] in
            switch element {
            case .move(let point), .line(let point): [point]
            case .curve(let control1, let control2, let end): [control1, control2, end]
            case .close: []
            }
        }
    }

    /// The rectangle around all points; `nil` for an empty outline.
    public var bounds: Rectangle? {
        let points = points
        guard let first = points.first else { return nil }
        var low = first
        var high = first
        for point in points {
            low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
            high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
        }
        return Rectangle(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
    }

    /// The rectangle that this outline is, if it is an upright one.
    public var rectangle: Rectangle? {
        guard elements.count == 5, elements[4] == .close, let bounds else { return nil }
        return Path(bounds) == self ? bounds : nil
    }
}
