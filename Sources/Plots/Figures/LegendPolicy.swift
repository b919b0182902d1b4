/// The position of the names of a figure's series.
public enum LegendPolicy: String, CaseIterable, Hashable, Sendable {
    /// At the ends of the lines if there are few series and one row of panels, otherwise below.
    case automatic
    /// At the line ends of the last panel of each row.
    case direct
    /// Below the panels, in columns.
    case below
    /// Beside the panels in one column, or below if the panels would become too narrow.
    case right
    /// Nowhere.
    case none
}
