/// A line of text together with the size it has on the page, measured once and the same in every output format.
public struct MeasuredText: Hashable, Sendable {
    /// A run at its place in the line.
    public struct Run: Hashable, Sendable {
        /// The characters.
        public var text: String
        /// Font size in points.
        public var size: Double
        /// Distance from the start of the line in points.
        public var x: Double
        /// Distance below the baseline in points; negative for superscripts.
        public var shift: Double
        /// The advance in points.
        public var width: Double
    }

    /// The runs, left to right.
    public var runs: [Run]
    /// The size of the runs on the baseline in points.
    public var size: Double
    /// Whether the text is bold.
    public var isBold: Bool
    /// The advance of the whole line in points.
    public var width: Double
    /// Where the glyphs leave ink, relative to the left end of the baseline, in points.
    public var inkBounds: Rectangle

    /// Height above the baseline that lines of this size are given.
    public var ascent: Double { MeasuredText.ascent(size: size) }
    /// Depth below the baseline that lines of this size are given.
    public var descent: Double { MeasuredText.descent(size: size) }
    /// From the top of the ascent to the bottom of the descent.
    public var height: Double { ascent + descent }

    /// The characters without their heights.
    public var string: String { runs.map(\.text).joined() }

    /// Room above the baseline; of the letters, not of the font's line spacing.
    static func ascent(size: Double) -> Double { 0.76 * size }
    /// Room below the baseline.
    static func descent(size: Double) -> Double { 0.24 * size }
}
