/// The column of a venue: the width that a figure is laid out for, and its text sizes. Figures are never scaled.
public enum Profile: String, CaseIterable, Hashable, Sendable {
    /// The text width of NeurIPS, 5.5 in.
    case neurips
    /// The text width of ICLR, 5.5 in.
    case iclr
    /// One of ICML's two columns, 3.25 in.
    case icmlColumn = "icml-column"
    /// Both columns of ICML, 6.75 in.
    case icmlPage = "icml-page"
    /// One of IEEE's two columns, 3.5 in; all text 8 pt.
    case ieeeColumn = "ieee-column"
    /// Both columns of IEEE, 7.16 in; all text 8 pt.
    case ieeePage = "ieee-page"

    /// The width in points.
    public var width: Double {
        switch self {
        case .neurips, .iclr: 5.5 * 72
        case .icmlColumn: 3.25 * 72
        case .icmlPage: 6.75 * 72
        case .ieeeColumn: 3.5 * 72
        case .ieeePage: 7.16 * 72
        }
    }

    /// The greatest height in points: 9 in.
    public static let maximumHeight = 9.0 * 72

    /// The smallest text in points, scripts included.
    public static let minimumTextSize = 6.0

    /// The size of axis labels and panel titles in points.
    public var labelSize: Double { 8 }

    /// The size of tick labels, legends and annotations in points.
    public var tickSize: Double { isInstitute ? 8 : 7 }

    /// Whether bands are blended beforehand, because the venue's checker refuses transparency.
    public var refusesTransparency: Bool { isInstitute }

    private var isInstitute: Bool { self == .ieeeColumn || self == .ieeePage }
}
