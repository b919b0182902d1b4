/// Pieces of SVG syntax.
enum SVGText {
    /// A coordinate with two decimals: 1/100 point is finer than any printer.
    static func number(_ value: Double) -> String { Decimals.compact(value, 2) }

    /// Text between tags or inside an attribute. Characters that XML 1.0 does not allow are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default:
                let isAllowed = scalar.value >= 0x20 || scalar == "\t" || scalar == "\n" || scalar == "\r"
                if isAllowed, scalar.value != 0xFFFE, scalar.value != 0xFFFF { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// The family with fallbacks of like widths: Verdana and DejaVu Sans share their metrics' ancestor, and venues have
    /// families of their own for the sake of serifs.
    static func family(of drawing: Drawing) -> String {
        let name = drawing.fontFamily
        let hasSerifs = drawing.profile.fontFamilies.contains(name)
        return escaped("'\(name)', \(hasSerifs ? "Times, serif" : "Verdana, sans-serif")")
    }

    /// Position and size of a rectangle.
    static func attributes(_ area: Rectangle) -> String {
        "x=\"\(number(area.x))\" y=\"\(number(area.y))\" width=\"\(number(area.width))\" "
            + "height=\"\(number(area.height))\""
    }

    /// What a panel shows, for page scripts; names are separated by line feeds.
    static func attributes(_ words: PanelWords) -> String {
        [
            ("title", words.title), ("x-label", words.x), ("y-label", words.y), ("z-label", words.z),
            ("x-names", words.xNames.joined(separator: "\n")), ("y-names", words.yNames.joined(separator: "\n")),
        ].filter { !$0.1.isEmpty }.map { " data-\($0.0)=\"\(escaped($0.1).replacing("\n", with: "&#10;"))\"" }.joined()
    }

    /// Path data in whole hundredths of a point, relative after each start, which is about half as long as absolute.
    static func path(_ path: Path) -> String {
        var writer = PathWriter()
        for element in path.elements { writer.append(element) }
        return writer.text
    }

    /// Keeps the pen's place in hundredths, so that rounding does not add up.
    private struct PathWriter {
        var text = ""
        private var pen = (x: 0, y: 0)
        private var start = (x: 0, y: 0)
        private var letter: Character = " "

        private func hundredths(_ point: Point) -> (x: Int, y: Int) {
            (Int((point.x * 100).rounded()), Int((point.y * 100).rounded()))
        }

        mutating func append(_ element: Path.Element) {
            switch element {
            case .move(let point):
                pen = hundredths(point)
                start = pen
                letter = " "
                text += "M" + Self.short(pen.x) + Self.joined(pen.y)
            case .line(let point): add("l", [point])
            case .curve(let control1, let control2, let end): add("c", [control1, control2, end])
            case .close:
                text += "z"
                letter = " "
                pen = start
            }
        }

        /// Writes points relative to the pen. A letter equal to the one before may be left out.
        private mutating func add(_ command: Character, _ points: [Point]) {
            var isFirst = letter != command
            if isFirst { text.append(command) }
            letter = command
            for point in points {
                let place = hundredths(point)
                let x = place.x - pen.x
                text += (isFirst ? Self.short(x) : Self.joined(x)) + Self.joined(place.y - pen.y)
                isFirst = false
            }
            if let last = points.last { pen = hundredths(last) }
        }

        /// A number after another: a minus sign parts them by itself.
        private static func joined(_ hundredths: Int) -> String {
            hundredths < 0 ? short(hundredths) : " " + short(hundredths)
        }

        /// Hundredths without leading or trailing zeros: `-.05`, `12.3`, `0`.
        private static func short(_ hundredths: Int) -> String {
            let whole = hundredths.magnitude / 100
            let part = hundredths.magnitude % 100
            var text = hundredths < 0 ? "-" : ""
            if whole > 0 || part == 0 { text += String(whole) }
            if part > 0 { text += part % 10 == 0 ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)" }
            return text
        }
    }

    /// Numbers for a `data-` attribute.
    static func list(_ values: [Double], digits: Int = 6) -> String {
        values.map { Decimals.significant($0, digits: digits) }.joined(separator: " ")
    }

    /// Places in short: whole numbers that follow each other as "1..20".
    static func places(_ values: [Double]) -> String {
        guard let first = values.first, values.count > 2, first == first.rounded(), abs(first) < 1e6,
            values.enumerated().allSatisfy({ $1 == first + Double($0) })
        else { return list(values) }
        return "\(Int(first))..\(Int(first) + values.count - 1)"
    }

    /// Fill and stroke as attributes, and again as style where a page may replace a colour.
    static func style(fill: Ink?, stroke: Stroke?) -> String {
        var attributes = " fill=\"\(fill.map { "\($0.color)" } ?? "none")\""
        var style: [String] = []
        if let fill {
            if fill.opacity < 1 { attributes += " fill-opacity=\"\(number(fill.opacity))\"" }
            if let property = fill.property { style.append("fill:var(--\(property),\(fill.color))") }
        }
        if let stroke {
            attributes += " stroke=\"\(stroke.ink.color)\" stroke-width=\"\(number(stroke.width))\""
            if stroke.ink.opacity < 1 { attributes += " stroke-opacity=\"\(number(stroke.ink.opacity))\"" }
            if !stroke.dash.isEmpty {
                attributes += " stroke-dasharray=\"\(stroke.dash.map(number).joined(separator: " "))\""
            }
            attributes += " stroke-linejoin=\"round\""
            if stroke.cap == .round { attributes += " stroke-linecap=\"round\"" }
            if let property = stroke.ink.property { style.append("stroke:var(--\(property),\(stroke.ink.color))") }
        }
        return style.isEmpty ? attributes : attributes + " style=\"\(style.joined(separator: ";"))\""
    }
}
