import Networks
import Plots
import TOML

/// Reads a style file: TOML that says how the series of figures look. docs/plots.md describes the keys.
package struct StyleFile: Sendable {
    /// What the file says.
    package let style: StudyStyle

    private let normalizers: [String]

    /// The series beside those of normalizers that figures share.
    private static let references = ["theory", "fit", "claimed"]
    /// The names of colours, in the order of the twelve styles that hold them for both grounds.
    private static let colors: [(name: String, value: SeriesStyle)] = Array(
        zip(
            [
                "black", "blue", "vermillion", "green", "purple", "orange", "sky", "violet", "olive", "grey", "red",
                "navy",
            ], SeriesStyle.distinct
        ).map { (name: $0, value: $1) })

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - normalizers: the layers that there are, built in and declared.
    ///   - figures: the identifiers of the figures that there are.
    /// - Throws: `TOMLError` where it cannot be read, is not TOML, or says what makes no sense.
    package init(path: String, normalizers: [Normalizer], figures: [String]) throws(TOMLError) {
        try self.init(TOMLFile(path: path), normalizers: normalizers, figures: figures)
    }

    /// Reads the style in a file.
    ///
    /// - Throws: `TOMLError` where it says what makes no sense.
    package init(_ file: TOMLFile, normalizers: [Normalizer], figures: [String]) throws(TOMLError) {
        self.normalizers = normalizers.map(\.identifier)
        let root = try TableReader(file, keys: Self.styleKeys + ["figures"])
        let common = try Self.style(root, self.normalizers)
        var single: [String: FigureStyle] = [:]
        if let tables = try root.table("figures", keys: figures) {
            for figure in figures {
                guard let table = try tables.table(figure, keys: Self.styleKeys) else { continue }
                single[figure] = try Self.style(table, self.normalizers)
                try Self.check(single[figure]!.over(common), table, normalizers)
            }
        }
        try Self.check(common, root, normalizers)
        style = StudyStyle(file: file.name, common: common, figures: single)
    }

    private static let styleKeys = ["order", "show", "grey", "series"]

    private static func style(_ reader: TableReader, _ normalizers: [String]) throws(TOMLError) -> FigureStyle {
        let named = normalizers.map { (name: $0, value: $0) }
        let shown = try reader.choices("show", among: named)
        let grey = try reader.choices("grey", among: named) ?? []
        if let shown, let absent = grey.first(where: { !shown.contains($0) }) {
            throw reader.conflict(
                "grey", "'\(absent)' is not in 'show'; add it there, or leave it out")
        }
        let all = normalizers + references
        var appearances: [String: FigureStyle.Appearance] = [:]
        if let tables = try reader.table("series", keys: all) {
            for key in all {
                guard let table = try tables.table(key, keys: appearanceKeys) else { continue }
                appearances[key] = try appearance(table)
            }
        }
        return FigureStyle(
            appearances: appearances, order: try reader.choices("order", among: named) ?? [], shown: shown, grey: grey)
    }

    private static let appearanceKeys = ["label", "color", "dark-color", "marker", "hollow", "dash", "width"]

    private static func appearance(_ reader: TableReader) throws(TOMLError) -> FigureStyle.Appearance {
        var appearance = FigureStyle.Appearance()
        appearance.label = try reader.line("label", longest: 40)
        if let color = try color("color", reader) {
            (appearance.light, appearance.dark) = (color.light, color.dark)
        }
        if let dark = try color("dark-color", reader) { appearance.dark = dark.dark }
        appearance.marker = try reader.choice(
            "marker", among: MarkerShape.allCases.map { (name: $0.rawValue, value: $0) })
        appearance.isHollow = try reader.boolean("hollow")
        appearance.dash = try reader.choice("dash", among: DashPattern.allCases.map { (name: $0.rawValue, value: $0) })
        appearance.lineWidth = try reader.number("width", allowed: "0.5 to 4 points") { (0.5...4).contains($0) }
        return appearance
    }

    /// A colour by its name or its digits; one of digits is made lighter for the dark ground until it shows there.
    private static func color(
        _ key: String, _ reader: TableReader
    ) throws(TOMLError) -> (light: Color, dark: Color)? {
        guard let text = try reader.string(key) else { return nil }
        if text.hasPrefix("#") {
            guard let color = Color(hexadecimal: text) else {
                throw reader.invalid(key, "'\(text)'", allowed: "'#' and six hexadecimal digits, such as \"#0072b2\"")
            }
            return (color, key == "dark-color" ? color : color.legible(on: Theme.dark.ground.color))
        }
        return try reader.choice(key, among: colors).map { ($0.light, $0.dark) }
    }

    /// That no two layers that are shown in colour look the same.
    private static func check(
        _ style: FigureStyle, _ reader: TableReader, _ normalizers: [Normalizer]
    ) throws(TOMLError) {
        var known: [SeriesStyle: String] = [:]
        for normalizer in normalizers where style.shown?.contains(normalizer.identifier) ?? true {
            guard !style.grey.contains(normalizer.identifier) else { continue }
            let own = normalizer.series().style
            var look = style.appearances[normalizer.identifier]?.applied(to: own) ?? own
            // Width alone tells nothing apart.
            look.lineWidth = 1
            if let other = known.updateValue(normalizer.identifier, forKey: look),
                style.appearances[normalizer.identifier] ?? style.appearances[other] != nil
            {
                throw reader.conflict(
                    "series",
                    "'\(normalizer.identifier)' would look like '\(other)'; give one of them another color, marker or dash"
                )
            }
        }
    }
}
