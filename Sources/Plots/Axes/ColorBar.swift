/// The key of a colour scale, drawn beside its panel.
public struct ColorBar: Sendable {
    /// The colours.
    public var map: ColorMap
    /// The mapping from values to positions along the bar.
    public var scale: any FittedScale
    /// The quantity in words, the unit in parentheses.
    public var label: RichText?
    /// Whether it is drawn; where it is not, it still names what the colours show.
    public var isShown: Bool

    /// Creates a colour bar.
    ///
    /// - Parameters:
    ///   - map: The colours.
    ///   - scale: The mapping from values to positions along the bar.
    ///   - label: The quantity in words, the unit in parentheses.
    ///   - isShown: Whether it is drawn.
    public init(map: ColorMap, scale: any FittedScale, label: RichText?, isShown: Bool = true) {
        self.map = map
        self.scale = scale
        self.label = label
        self.isShown = isShown
    }
}
