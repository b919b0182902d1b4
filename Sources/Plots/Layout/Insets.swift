/// Room around a panel's frame in points, for labels, titles and guides.
struct Insets: Hashable {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0

    /// The larger of both on each side.
    func union(_ other: Insets) -> Insets {
        Insets(
            left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
            bottom: max(bottom, other.bottom))
    }
}
