/// The page of a venue: the width that a figure is laid out for, its text and its fonts. Figures are laid out again for each
/// profile, and never scaled to one.
public struct Profile: Hashable, Sendable {
    /// The medium of a figure.
    public enum Medium: Hashable, Sendable {
        /// A printed page, on which the figure lint's rules hold.
        case print
        /// A wall: a slide or a poster.
        case wall
    }

    /// Lower-case words joined by hyphens, such as `icml-column`.
    public let identifier: String
    /// The width in points.
    public var width: Double
    /// The height in points that a figure has exactly; `nil` leaves it to the layout.
    public var height: Double?
    /// The greatest height in points.
    public var maximumHeight: Double
    /// The size of axis labels and panel titles in points.
    public var labelSize: Double
    /// The size of tick labels, legends and annotations in points.
    public var tickSize: Double
    /// The font families of the venue, in order of preference. The first one is used that is installed and has every
    /// character of a figure, otherwise ``Figure/defaultFontFamily``.
    public var fontFamilies: [String]
    /// Whether bands are blended beforehand, because the venue's checker refuses transparency.
    public var refusesTransparency: Bool
    /// The factor by which the figure is enlarged on the medium, strokes and text included: posters are read
    /// from afar.
    public var magnification: Double
    /// The medium of a figure.
    public var medium: Medium

    /// Creates a profile. Lengths are in points, at which figures are laid out; none is higher than 9 in unless the medium
    /// has its own limit.
    public init(
        _ identifier: String, width: Double, maximumHeight: Double = Profile.pageHeight, labelSize: Double = 8,
        tickSize: Double = 7, fontFamilies: [String] = [], refusesTransparency: Bool = false,
        magnification: Double = 1, medium: Medium = .print
    ) {
        self.identifier = identifier
        self.width = width
        self.maximumHeight = maximumHeight
        self.labelSize = labelSize
        self.tickSize = tickSize
        self.fontFamilies = fontFamilies
        self.refusesTransparency = refusesTransparency
        self.magnification = magnification
        self.medium = medium
    }

    /// The profiles of the module. A new one is a file in `Profiles` and an entry in this list.
    public static let builtIn: [Profile] = [
        neurips, iclr, icmlColumn, icmlPage, ieeeColumn, ieeePage, aaaiColumn, aaaiPage, aistatsColumn, aistatsPage,
        uaiColumn, uaiPage, jmlr, tmlr, acmColumn, acmPage, beamer, poster,
    ]

    /// The built-in profiles of printed pages.
    public static let printed = builtIn.filter { $0.medium == .print }

    /// The height of text that a page of letter paper usually has: 9 in.
    public static let pageHeight = inches(9)

    /// The smallest text in points, scripts included.
    public static let minimumTextSize = 6.0

    /// Points, 72 to the inch.
    public static func inches(_ inches: Double) -> Double { inches * 72 }

    /// Points of TeX, 72.27 to the inch, as points.
    static func texPoints(_ points: Double) -> Double { points / 72.27 * 72 }

    /// Millimetres as points.
    static func millimetres(_ millimetres: Double) -> Double { millimetres / 25.4 * 72 }
}

extension Profile {
    /// Free families with the shapes and widths of Times.
    static let times = ["TeX Gyre Termes", "Liberation Serif", "Nimbus Roman"]
    /// Computer Modern and its successor.
    static let computerModern = ["Latin Modern Roman", "CMU Serif"]
}
