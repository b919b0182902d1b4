/// A mark whose vertical values belong to the panel's second axis (``Panel/secondY``).
///
/// Where two curves cross depends on how two axes are scaled, and readers see a relation that need not be there. Two panels
/// that share the horizontal axis say the same without it; a second axis is for the same quantity in another unit, or where a
/// venue's habit asks for it.
public struct SecondAxisMark: Mark {
    private var mark: any Mark

    /// Puts a mark on the second axis.
    public init(_ mark: any Mark) { self.mark = mark }

    /// The series of the mark.
    public var series: Series? {
        get { mark.series }
        set { mark.series = newValue }
    }

    /// The layer of the mark.
    public var layer: MarkLayer { mark.layer }

    /// The numbers of the mark.
    public var content: MarkContent? { mark.content }

    /// What the mark leaves in a legend.
    public var legendGlyph: LegendGlyph { mark.legendGlyph }

    /// The least frame of the mark.
    public var leastFrame: Size { mark.leastFrame }

    /// Widens the horizontal axis; the first vertical axis takes no part.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {
        var second = ValueExtent()
        mark.extend(x: &x, y: &second)
    }

    /// Widens the second axis.
    func extend(second: inout ValueExtent) {
        var x = ValueExtent()
        mark.extend(x: &x, y: &second)
    }

    /// Draws the mark over the second axis.
    ///
    /// - Throws: ``PlotError/noSecondAxis`` in a panel without, and what the mark throws.
    public func draw(in context: inout MarkContext) throws(PlotError) {
        try context.onSecondAxis { context throws(PlotError) in try mark.draw(in: &context) }
    }

    /// Writes the mark's texts.
    public func annotate(in context: inout MarkContext) throws(PlotError) {
        try context.onSecondAxis { context throws(PlotError) in try mark.annotate(in: &context) }
    }
}
