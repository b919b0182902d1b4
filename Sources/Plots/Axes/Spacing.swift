/// Distances of the layout in points.
enum Spacing {
    /// Free room at the edges of the page.
    static let margin = 1.5
    /// Between the columns of a grid.
    static let columnGap = 8.0
    /// Between the rows of a grid.
    static let rowGap = 8.0
    /// Length of ticks with labels.
    static let majorTick = 3.0
    /// Length of ticks without.
    static let minorTick = 1.75
    /// Width of axis lines and major ticks.
    static let axisLine = 0.6
    /// Width of minor ticks and grid lines.
    static let hairline = 0.5
    /// From a tick to its label.
    static let tickLabelGap = 1.8
    /// How far a vertical axis's label may stand out beyond each end of its axis.
    static let labelOverhang = 8.0
    /// From tick labels to the axis's label.
    static let axisLabelGap = 3.0
    /// Room for half a marker on the frame's edge.
    static let markerRoom = 3.5
    /// From the frame up to the panel's title.
    static let titleGap = 4.5
    /// Least distance between neighbouring tick labels along a horizontal axis.
    static let horizontalLabelGap = 5.0
    /// Least distance between neighbouring tick labels along a vertical axis.
    static let verticalLabelGap = 2.5
    /// From one line of a text to the next, as a multiple of the size.
    static let lineHeight = 1.2
    /// The least width of a panel's frame before the grid takes fewer columns.
    static let leastFrameWidth = 62.0
    /// The least height of a panel's frame.
    static let leastFrameHeight = 40.0
}
