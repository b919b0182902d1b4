/// How a line is broken, the same at every line width that papers use.
public enum DashPattern: String, Codable, CaseIterable, Hashable, Sendable {
    case solid
    case dashed
    case dotted
    case dashDotted = "dash-dotted"
    case longDashed = "long-dashed"

    /// Lengths of dashes and gaps in points, for a line of a width in points.
    public func lengths(width: Double) -> [Double] {
        let units: [Double] =
            switch self {
            case .solid: []
            case .dashed: [3.6, 1.8]
            case .dotted: [1.1, 1.5]
            case .dashDotted: [4.5, 1.5, 1.1, 1.5]
            case .longDashed: [7, 2]
            }
        return units.map { $0 * max(width, 0.75) }
    }
}
