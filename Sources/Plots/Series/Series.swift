/// The identity of the series that a mark belongs to.
public struct SeriesIdentity: Hashable, Sendable {
    /// Letters, digits and hyphens, such as `batch-norm`: the name that page scripts and style sheets use.
    public var key: String
    /// The label in legends.
    public var label: RichText

    /// Creates an identity.
    public init(key: String, label: RichText) {
        self.key = key
        self.label = label
    }
}

/// The style of a series: a combination of colour, dash and marker that distinguishes it from all others, also in grey
/// print.
public struct SeriesStyle: Hashable, Sendable {
    /// The colour on a light ground.
    public var light: Color
    /// The colour on a dark ground.
    public var dark: Color
    /// How lines are broken.
    public var dash: DashPattern
    /// The marker; `nil` for a line without.
    public var marker: MarkerShape?
    /// Whether markers are outlines filled with the ground.
    public var isHollow: Bool
    /// The width of lines in points.
    public var lineWidth: Double

    /// Creates a style.
    public init(
        light: Color, dark: Color, dash: DashPattern = .solid, marker: MarkerShape? = .circle, isHollow: Bool = false,
        lineWidth: Double = 1
    ) {
        self.light = light
        self.dark = dark
        self.dash = dash
        self.marker = marker
        self.isHollow = isHollow
        self.lineWidth = lineWidth
    }

    /// A theoretical curve: thin, grey, dashed, without markers.
    public static let theory = SeriesStyle(
        light: Color(0x6E6E6E), dark: Color(0x9AA0A6), dash: .longDashed, marker: nil, lineWidth: 0.75)
}

/// A series: its identity, and its style in every figure.
public struct Series: Hashable, Sendable {
    /// The identity.
    public var identity: SeriesIdentity
    /// The style.
    public var style: SeriesStyle
    /// The key of the series that this one belongs to, such as a prediction and what it predicts: page scripts show and hide the
    /// two together. `nil` for an independent series.
    public var companion: String?
    /// Whether the colour belongs to this figure, so that no page replaces it by that of its key.
    public var hasFixedColor = false

    /// Creates a series.
    public init(_ identity: SeriesIdentity, style: SeriesStyle, companion: String? = nil) {
        self.identity = identity
        self.style = style
        self.companion = companion
    }

    /// Creates a series with the palette's style for its key.
    public init(key: String, label: RichText, palette: Palette = Palette()) {
        self.init(SeriesIdentity(key: key, label: label), style: palette.style(for: key))
    }

    /// The curve that a theory predicts.
    public static let theory = Series(SeriesIdentity(key: "theory", label: "theory"), style: .theory)

    /// The ink of lines and markers.
    public func ink(in theme: Theme) -> Ink {
        Ink(theme.picks(light: style.light, dark: style.dark), property: property)
    }

    /// The ink of a band about the line: translucent, or already blended with the ground for printers that refuse
    /// transparency.
    public func bandInk(in theme: Theme, transparent: Bool) -> Ink {
        let line = ink(in: theme)
        let opacity = theme.bandOpacity
        return transparent
            ? Ink(line.color, opacity: opacity, property: line.property)
            : Ink(
                line.color.blended(opacity: opacity, over: theme.ground.color),
                property: property.map { "\($0)-band" })
    }

    /// The custom property by which a page recolours the series.
    private var property: String? { hasFixedColor ? nil : "series-\(companion ?? identity.key)" }
}
