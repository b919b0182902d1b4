/// How a line of text is set.
struct TextStyle: Hashable, Sendable {
    /// Font size in points.
    var size: Double
    /// Whether the text is bold.
    var isBold = false
}
