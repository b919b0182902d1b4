/// What an author changes about the series of figures: names, order, looks, which are shown, and which stand back in grey.
public struct FigureStyle: Hashable, Codable, Sendable {
    /// The looks of one series; what is `nil` stays as it is.
    public struct Appearance: Hashable, Codable, Sendable {
        /// The name in legends, titles of panels and rows, with `^{}` and `_{}`.
        public var label: String?
        /// The colour on a light ground.
        public var light: Color?
        /// The colour on a dark ground.
        public var dark: Color?
        /// How lines are broken.
        public var dash: DashPattern?
        /// The marker.
        public var marker: MarkerShape?
        /// Whether markers are outlines.
        public var isHollow: Bool?
        /// The width of lines in points.
        public var lineWidth: Double?

        /// Creates looks that change nothing.
        public init() {}

        /// These looks, and where they say nothing, others.
        func over(_ other: Appearance?) -> Appearance {
            var result = self
            result.label = label ?? other?.label
            result.light = light ?? other?.light
            result.dark = dark ?? other?.dark
            result.dash = dash ?? other?.dash
            result.marker = marker ?? other?.marker
            result.isHollow = isHollow ?? other?.isHollow
            result.lineWidth = lineWidth ?? other?.lineWidth
            return result
        }

        /// A style with these looks.
        public func applied(to style: SeriesStyle) -> SeriesStyle {
            SeriesStyle(
                light: light ?? style.light, dark: dark ?? style.dark, dash: dash ?? style.dash,
                marker: marker ?? style.marker, isHollow: isHollow ?? style.isHollow,
                lineWidth: lineWidth ?? style.lineWidth)
        }
    }

    /// The looks of series by their keys.
    public var appearances: [String: Appearance]
    /// The keys of series that legends name first, in this order.
    public var order: [String]
    /// The keys of the series that are shown, of those that can be chosen; all where `nil`.
    public var shown: [String]?
    /// The keys of series that are drawn in grey, behind the others.
    public var grey: [String]

    /// Creates a style; by default one that changes nothing.
    public init(
        appearances: [String: Appearance] = [:], order: [String] = [], shown: [String]? = nil, grey: [String] = []
    ) {
        self.appearances = appearances
        self.order = order
        self.shown = shown
        self.grey = grey
    }

    /// This style, and where it says nothing, another: as that of one figure over that of all.
    public func over(_ other: FigureStyle) -> FigureStyle {
        FigureStyle(
            appearances: other.appearances.merging(appearances) { $1.over($0) },
            order: order.isEmpty ? other.order : order,
            shown: shown ?? other.shown, grey: grey.isEmpty ? other.grey : grey)
    }
}

extension SeriesStyle {
    /// The looks of a series that stands back.
    func inGrey() -> SeriesStyle {
        var style = self
        (style.light, style.dark) = (Color(0x8C8C8C), Color(0x7F858C))
        return style
    }
}
