/// Something drawn over the axes of a panel. A new kind of mark is one new file.
public protocol Mark: Sendable {
    /// The series that the mark belongs to; `nil` for none.
    var series: Series? { get set }
    /// The layer in which the mark is drawn.
    var layer: MarkLayer { get }
    /// The parts that the mark adds to the legend entry of its series.
    var legendGlyph: LegendGlyph { get }
    /// The colour bar that the mark needs; `nil` for none.
    var colorBar: ColorBar? { get }
    /// Where a label at the end of the mark would point, as data; `nil` for a mark that has no end.
    var labelAnchor: (x: Double, y: Double)? { get }
    /// The numbers that it draws; `nil` for marks without numbers, such as rules.
    var content: MarkContent? { get }
    /// The smallest frame that the mark can be read in, in points; a narrower grid takes fewer columns.
    var leastFrame: Size { get }

    /// Widens the extents of the panel's axes by the mark's data.
    func extend(x: inout ValueExtent, y: inout ValueExtent)

    /// Draws the mark.
    ///
    /// - Throws: ``PlotError`` if the mark's data contradict each other.
    func draw(in context: inout MarkContext) throws(PlotError)

    /// Draws the mark's texts, once all marks of the panel are drawn, so that they can keep clear of them.
    func annotate(in context: inout MarkContext) throws(PlotError)
}

extension Mark {
    /// No series, and none to be given.
    public var series: Series? {
        get { nil }
        set {}
    }
    /// Nothing in the legend.
    public var legendGlyph: LegendGlyph { [] }
    /// No colour bar.
    public var colorBar: ColorBar? { nil }
    /// No numbers.
    public var content: MarkContent? { nil }
    /// No end.
    public var labelAnchor: (x: Double, y: Double)? { nil }
    /// No texts.
    public func annotate(in context: inout MarkContext) throws(PlotError) {}
    /// Any frame.
    public var leastFrame: Size { Size(width: 0, height: 0) }
    /// No data.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) {}
}

/// The layers of a panel, which are drawn in this order.
public enum MarkLayer: Int, CaseIterable, Comparable, Sendable {
    /// Areas that fill the panel.
    case background
    /// Bands of uncertainty, bars and areas.
    case band
    /// Reference lines.
    case rule
    /// Curves.
    case line
    /// Markers and whiskers.
    case point
    /// Text.
    case label

    /// Lower layers come first.
    public static func < (left: MarkLayer, right: MarkLayer) -> Bool { left.rawValue < right.rawValue }
}

/// The parts of a legend entry.
public struct LegendGlyph: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Creates a set from its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// A piece of line.
    public static let line = LegendGlyph(rawValue: 1)
    /// A marker.
    public static let marker = LegendGlyph(rawValue: 2)
    /// A piece of band.
    public static let band = LegendGlyph(rawValue: 4)
    /// A piece of area with its outline.
    public static let area = LegendGlyph(rawValue: 8)
}
