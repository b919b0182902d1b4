/// One axis of a panel.
public struct Axis: Sendable {
    /// The quantity in words, the unit in parentheses.
    public var label: RichText?
    /// The quantity in words where no label says it, as beside names that speak for themselves: for descriptions and page
    /// scripts, not drawn.
    public var name: RichText?
    /// The mapping from values to positions.
    public var scale: any Scale
    /// Whether faint lines run across the panel at the labelled ticks.
    public var hasGrid: Bool

    /// What the axis shows, in words.
    public var words: RichText? { label ?? name }

    /// Creates an axis.
    public init(
        _ label: RichText? = nil, name: RichText? = nil, scale: any Scale = LinearScale(), hasGrid: Bool = false
    ) {
        self.label = label
        self.name = name
        self.scale = scale
        self.hasGrid = hasGrid
    }
}
