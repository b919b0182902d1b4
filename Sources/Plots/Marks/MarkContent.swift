/// The numbers that a mark draws, for the table of a figure's numbers.
public enum MarkContent: Hashable, Sendable {
    /// Values at places of the horizontal axis.
    case points(x: [Double], y: [Double])
    /// The interval about each value; along the vertical axis, or along the horizontal one with places on the vertical.
    case intervals(places: [Double], lower: [Double], upper: [Double], direction: ErrorBarMark.Direction)
    /// A grid of values, row by row.
    case cells([[Double]])
}
