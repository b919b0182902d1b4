/// A curve that keeps each value until the next one: a line through the corners.
public struct StepMark: Mark {
    private let line: LineMark
    /// The numbers that it draws, without the corners between them.
    public let content: MarkContent?

    /// Creates a stepped curve.
    ///
    /// - Precondition: `x` and `y` are equally long.
    public init(_ series: Series, x: [Double], y: [Double]) {
        precondition(x.count == y.count, "a step mark needs as many horizontal as vertical values")
        content = .points(x: x, y: y)
        var plain = series
        // A marker at a corner would look like a measurement.
        plain.style.marker = nil
        var cornersX: [Double] = []
        var cornersY: [Double] = []
        for index in x.indices {
            if index > 0 {
                cornersX.append(x[index])
                cornersY.append(y[index - 1])
            }
            cornersX.append(x[index])
            cornersY.append(y[index])
        }
        line = LineMark(plain, x: cornersX, y: cornersY)
    }

    /// The series of the curve.
    public var series: Series? { line.series }
    /// Steps lie with the curves.
    public var layer: MarkLayer { line.layer }
    /// A piece of line.
    public var legendGlyph: LegendGlyph { line.legendGlyph }
    /// The last corner.
    public var labelAnchor: (x: Double, y: Double)? { line.labelAnchor }

    /// Widens the axes by all corners.
    public func extend(x: inout ValueExtent, y: inout ValueExtent) { line.extend(x: &x, y: &y) }

    /// Draws the line through the corners.
    public func draw(in context: inout MarkContext) throws(PlotError) { try line.draw(in: &context) }
}
