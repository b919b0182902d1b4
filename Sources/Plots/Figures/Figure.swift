/// A figure as a value: what is shown, independent of any page. ``layout(profile:theme:isTransparent:fontFamily:)`` makes a
/// drawing of it.
public struct Figure: Sendable {
    /// Letters, digits and hyphens; file names and the ids of an SVG begin with it.
    public var identifier: String
    /// The panels, in reading order.
    public var panels: [Panel]
    /// The columns of the grid if the page is wide enough; `nil` leaves it to the layout (at most three).
    public var columns: Int?
    /// The number of rows of the full grid that remain adjacent if the page has fewer columns, such as drawings above
    /// the measurements that belong to them. Letters follow ``panels``, so that a caption is valid for every page.
    public var rowsTogether: Int
    /// Whether all panels share one horizontal domain, which is labelled only at the bottom.
    public var sharesX: Bool
    /// Whether all panels share one vertical domain, which is labelled only at the left.
    public var sharesY: Bool
    /// The position of the legend.
    public var legend: LegendPolicy
    /// The keys of series that the legend omits, such as those that a panel's title names.
    public var unlistedSeries: Set<String>
    /// The keys of series that the legend names first, in this order; the others follow in the order of the marks.
    public var seriesOrder: [String] = []
    /// What the figure shows, for the text under it. A figure has no title inside.
    public var caption: String
    /// Chart type, data, and what it shows, in a sentence or two.
    public var alternativeText: String
    /// The alternative text at length.
    public var longDescription: String
    /// The provenance, which is stored in every file.
    public var provenance: Provenance

    /// Creates a figure.
    public init(
        _ identifier: String, panels: [Panel], columns: Int? = nil, rowsTogether: Int = 1, sharesX: Bool = false,
        sharesY: Bool = false, legend: LegendPolicy = .automatic, unlistedSeries: Set<String> = [],
        caption: String = "", alternativeText: String = "", longDescription: String = "",
        provenance: Provenance = Provenance()
    ) {
        self.identifier = identifier
        self.panels = panels
        self.columns = columns
        self.rowsTogether = rowsTogether
        self.sharesX = sharesX
        self.sharesY = sharesY
        self.legend = legend
        self.unlistedSeries = unlistedSeries
        self.caption = caption
        self.alternativeText = alternativeText
        self.longDescription = longDescription
        self.provenance = provenance
    }

    /// Whether a string can be part of an id: ASCII letters, digits, hyphens and underscores, a letter first.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.isASCII, first.properties.isAlphabetic else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }
}
