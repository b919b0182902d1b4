/// Checks a drawing against the rules that figures in papers must satisfy.
public enum FigureLint {
    /// The rules, one file each.
    static let rules: [any LintRule] = [
        PageRule(), TextSizeRule(), StrokeWidthRule(), AreaWidthRule(), TextContrastRule(), GraphicContrastRule(),
        SeriesDistinctionRule(), TextOverlapRule(), ClippingRule(), WarningRule(),
    ]

    /// The breaches of all rules; empty for a figure that is ready to print.
    public static func check(_ drawing: Drawing) -> [Breach] {
        rules.flatMap { $0.breaches(in: drawing) }
    }
}

/// One rule for drawings.
protocol LintRule: Sendable {
    /// The breaches of the rule in a drawing.
    func breaches(in drawing: Drawing) -> [Breach]
}

/// Something in a figure that has to be fixed.
public struct Breach: Hashable, Sendable, CustomStringConvertible {
    /// The rule that is broken.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case width
        case height
        case textSize = "text-size"
        case strokeWidth = "stroke-width"
        case areaWidth = "area-width"
        case textContrast = "text-contrast"
        case graphicContrast = "graphic-contrast"
        case colorVision = "color-vision"
        case greySeparation = "grey-separation"
        case textOverlap = "text-overlap"
        case clipping
        case font
        case truncatedText = "truncated-text"
        case missingValues = "missing-values"
    }

    /// The rule that is broken.
    public var kind: Kind
    /// The figure's identifier.
    public var figure: String
    /// The problem, with the measured value and the limit.
    public var message: String

    /// Creates a breach.
    public init(_ kind: Kind, figure: String, _ message: String) {
        self.kind = kind
        self.figure = figure
        self.message = message
    }

    /// One line for a log.
    public var description: String { "\(figure): \(kind.rawValue): \(message)" }
}
