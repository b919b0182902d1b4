import ExitCodes

/// The reason why a figure cannot be laid out, written or read.
public enum PlotError: Error, Hashable, Sendable {
    /// A figure has nothing to show.
    case noPanels(figure: String)
    /// An identifier or series key that cannot be part of an id.
    case identifier(String)
    /// A domain that a scale cannot show.
    case domain(scale: String, lower: Double, upper: Double)
    /// A parameter outside its range.
    case parameter(name: String, value: Double, expected: String)
    /// Lists of a mark that should have the same length.
    case lengths(mark: String, counts: [Int])
    /// An edge of a diagram that ends at no node.
    case unknownNode(String)
    /// A mark of a second axis in a panel that has none.
    case noSecondAxis
    /// Too tall (or too narrow) for the page.
    case doesNotFit(figure: String, profile: Profile, neededHeight: Double)
    /// A raster larger than the backend draws.
    case rasterSize(width: Int, height: Int)
    /// No font is installed, so no text can be drawn.
    case noFonts
    /// A font family that is not installed.
    case unknownFont(String, installed: [String])
    /// A font family that lacks characters of a figure, one of whose texts is given.
    case incompleteFont(String, figure: String, text: String)
    /// A C library reported an error.
    case backend(library: String, reason: String)
    /// A file in none of the formats, or without provenance.
    case noProvenance(reason: String)
}

extension PlotError: ExitCoded {
    /// What a user asks of a figure that is sound: a page that it fits on, a resolution that can be drawn, a font that is there. Anything
    /// else is a fault of who made the figure.
    package var exitCode: ExitCode {
        switch self {
        case .doesNotFit, .rasterSize, .unknownFont, .incompleteFont: .usage
        case .noProvenance: .data
        case .noFonts: .inputOutput
        default: .software
        }
    }
}
