/// One axis of a panel.
public struct Axis: Sendable {
    /// The quantity in words, the unit in parentheses.
    public var label: RichText?
    /// The mapping from values to positions.
    public var scale: any Scale
    /// Whether faint lines run across the panel at the labelled ticks.
    public var hasGrid: Bool

    /// Creates an axis.
    public init(_ label: RichText? = nil, scale: any Scale = LinearScale(), hasGrid: Bool = false) {
        self.label = label
        self.scale = scale
        self.hasGrid = hasGrid
    }
}
