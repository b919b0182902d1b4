/// Which way bars and boxes run.
public enum Orientation: Hashable, Sendable {
    /// Values on the vertical axis, places on the horizontal one.
    case vertical
    /// Values on the horizontal axis, places on the vertical one.
    case horizontal

    /// A place and a value in the order of the axes.
    func pair(place: Double, value: Double) -> (x: Double, y: Double) {
        self == .vertical ? (place, value) : (value, place)
    }
}
