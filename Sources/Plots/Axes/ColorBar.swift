/// The key of a colour scale, drawn beside its panel.
public struct ColorBar: Sendable {
    /// The colours.
    public var map: ColorMap
    /// The mapping from values to positions along the bar.
    public var scale: any FittedScale
    /// The quantity in words, the unit in parentheses.
    public var label: RichText?

    /// Creates a colour bar.
    public init(map: ColorMap, scale: any FittedScale, label: RichText?) {
        self.map = map
        self.scale = scale
        self.label = label
    }
}
