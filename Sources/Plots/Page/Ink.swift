/// The paint of a stroke or an area: a colour, and the name by which a page may replace it.
public struct Ink: Hashable, Sendable {
    /// The colour in the theme that the figure was laid out for.
    public var color: Color
    /// 0 (invisible) to 1 (opaque).
    public var opacity: Double
    /// The CSS custom property, without its two dashes, that recolours this ink in an inlined SVG; `nil` if fixed.
    public var property: String?

    /// Creates an ink.
    public init(_ color: Color, opacity: Double = 1, property: String? = nil) {
        self.color = color
        self.opacity = opacity
        self.property = property
    }
}

/// The style of an outline.
public struct Stroke: Hashable, Sendable {
    /// The ends of open lines and dashes.
    public enum Cap: Hashable, Sendable {
        /// Cut off at the end.
        case butt
        /// A half disc beyond the end.
        case round
    }

    /// Colour and opacity.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// Lengths of dashes and gaps in points, empty for a solid line.
    public var dash: [Double]
    /// How lines and dashes end.
    public var cap: Cap

    /// Creates a stroke style.
    public init(_ ink: Ink, width: Double, dash: [Double] = [], cap: Cap = .butt) {
        self.ink = ink
        self.width = width
        self.dash = dash
        self.cap = cap
    }
}
