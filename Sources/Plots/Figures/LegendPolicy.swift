/// Where a figure says which series is which.
public enum LegendPolicy: String, CaseIterable, Hashable, Sendable {
    /// At the line ends where few series and one row of panels allow it, else below.
    case automatic
    /// At the line ends of the last panel of each row.
    case direct
    /// Below the panels, in columns.
    case below
    /// Beside the panels, in one column; below where that leaves the panels too narrow.
    case right
    /// Nowhere.
    case none
}
