/// How the areas of a series are filled: what dash and marker are to lines and points, so that areas too can be told apart
/// in grey print.
public struct FillPattern: Hashable, Sendable {
    /// The directions of the lines in degrees, counter-clockwise from the horizontal; an even tone without.
    public var angles: [Double]
    /// The distance of parallel lines in points.
    public var spacing: Double
    /// Whether the ground shows between the lines, not a tint of the series' colour.
    public var isHollow: Bool

    /// Creates a pattern.
    public init(angles: [Double], spacing: Double, isHollow: Bool) {
        self.angles = angles
        self.spacing = spacing
        self.isHollow = isHollow
    }
}

extension SeriesStyle {
    /// The pattern of the series' areas. Each marker has one, so that series that differ in their markers differ in their
    /// areas as well; series whose markers are hollow have hollow areas.
    public var fillPattern: FillPattern {
        let (wide, narrow) = (4.0, 2.2)
        let (angles, spacing): ([Double], Double) =
            switch marker {
            case nil, .circle: ([], wide)
            case .square: ([0], wide)
            case .triangleUp: ([45], wide)
            case .diamond: ([45, 135], wide)
            case .triangleDown: ([135], wide)
            case .pentagon: ([90], wide)
            case .star: ([0, 60, 120], wide)
            case .hexagon: ([0], narrow)
            case .triangleLeft: ([135], narrow)
            case .triangleRight: ([45], narrow)
            case .plus: ([0, 90], wide)
            case .cross: ([45, 135], narrow)
            }
        return FillPattern(angles: angles, spacing: spacing, isHollow: isHollow)
    }
}
