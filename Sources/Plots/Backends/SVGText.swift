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

    /// The family with fallbacks of the same widths: Verdana and DejaVu Sans share their metrics' ancestor.
    static func family(_ name: String) -> String { escaped("'\(name)', Verdana, sans-serif") }

    /// Position and size of a rectangle.
    static func attributes(_ area: Rectangle) -> String {
        "x=\"\(number(area.x))\" y=\"\(number(area.y))\" width=\"\(number(area.width))\" "
            + "height=\"\(number(area.height))\""
    }

    /// Path data, absolute, with two decimals.
    static func path(_ path: Path) -> String {
        var result = ""
        var wasLine = false
        for element in path.elements {
            switch element {
            case .move(let point):
                result += "M\(pair(point))"
            case .line(let point):
                // A repeated command letter may be left out.
                result += (wasLine ? " " : "L") + pair(point)
            case .curve(let control1, let control2, let end):
                result += "C\(pair(control1)) \(pair(control2)) \(pair(end))"
            case .close:
                result += "Z"
            }
            if case .line = element { wasLine = true } else { wasLine = false }
        }
        return result
    }

    private static func pair(_ point: Point) -> String { number(point.x) + "," + number(point.y) }

    /// Numbers for a `data-` attribute.
    static func list(_ values: [Double]) -> String { values.map(Decimals.significant).joined(separator: " ") }

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
