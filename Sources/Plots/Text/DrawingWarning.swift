/// A problem found in the layout of a figure that a reader might overlook.
public enum DrawingWarning: Hashable, Sendable, CustomStringConvertible {
    /// The requested font lacks these glyphs or is not installed.
    case font(asked: String, drawn: String, text: String)
    /// No installed font has some characters: boxes are drawn in their place.
    case missingGlyphs(count: Int, text: String)
    /// A text was too long for its place and was cut.
    case truncatedText(String)
    /// Values that have no place on their axis (negative on a logarithmic one, or infinite).
    case valuesWithoutPlace(count: Int, panel: Int, axis: String)

    /// Whether it tells of fonts that are not as asked for, which depends on the machine and not on the figure.
    public var isOfFonts: Bool {
        switch self {
        case .font, .missingGlyphs: true
        case .truncatedText, .valuesWithoutPlace: false
        }
    }

    /// The text that it is about; empty where it is about values.
    public var text: String {
        switch self {
        case .font(_, _, let text), .missingGlyphs(_, let text), .truncatedText(let text): text
        case .valuesWithoutPlace: ""
        }
    }

    /// One line for the reader of a log.
    public var description: String {
        switch self {
        case .font(let asked, let drawn, let text):
            "font \"\(asked)\" was requested, but \"\(drawn)\" is drawn, in \"\(text)\""
        case .missingGlyphs(let count, let text):
            "no installed font has \(count) of the characters in \"\(text)\", so boxes are drawn"
        case .truncatedText(let text):
            "text too long for its place was truncated: \"\(text)\""
        case .valuesWithoutPlace(let count, let panel, let axis):
            "\(count) values of panel \(panel + 1) have no place on the \(axis) axis and are left out"
        }
    }
}
