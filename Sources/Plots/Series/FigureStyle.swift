/// An author's changes to the series of figures: names, order, appearance, which are shown, and which are drawn in grey.
public struct FigureStyle: Hashable, Codable, Sendable {
    /// The appearance of one series; `nil` leaves a property unchanged.
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

        /// Creates an appearance that changes nothing.
        public init() {}

        /// This appearance, completed by another one.
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

        /// A style with this appearance.
        public func applied(to style: SeriesStyle) -> SeriesStyle {
            SeriesStyle(
                light: light ?? style.light, dark: dark ?? style.dark, dash: dash ?? style.dash,
                marker: marker ?? style.marker, isHollow: isHollow ?? style.isHollow,
                lineWidth: lineWidth ?? style.lineWidth)
        }
    }

    /// The appearance of series by their keys.
    public var appearances: [String: Appearance]
    /// The keys of series that legends name first, in this order.
    public var order: [String]
    /// The keys of the series that are shown, of those that can be chosen; `nil` shows all.
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

    /// This style, completed by another one, such as the style of one figure by that of all.
    public func over(_ other: FigureStyle) -> FigureStyle {
        FigureStyle(
            appearances: other.appearances.merging(appearances) { $1.over($0) },
            order: order.isEmpty ? other.order : order,
            shown: shown ?? other.shown, grey: grey.isEmpty ? other.grey : grey)
    }
}

extension SeriesStyle {
    /// The appearance of a series drawn in grey.
    func inGrey() -> SeriesStyle {
        var style = self
        (style.light, style.dark) = (Color(0x8C8C8C), Color(0x7F858C))
        return style
    }
}
