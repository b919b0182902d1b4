import Foundation

/// Drawings in the form that the Plots module gives them: groups by normalizer, markers with their values, colours by
/// custom property. A fixture for looking at pages, not science.
struct SampleDrawing {
    /// A curve: level at the left end and change from one layer to the next.
    struct Curve {
        let key: String
        let start: Double
        let slope: Double
    }

    let id: String
    let title: String
    let curves: [Curve]
    private let layers = 20
    private let width = 396.0
    private let height = 220.0
    private let left = 44.0
    private let bottom = 34.0

    var text: String {
        var result = """
            <svg xmlns="http://www.w3.org/2000/svg" id="\(id)" viewBox="0 0 \(Int(width)) \(Int(height))" \
            width="\(Int(width))pt" height="\(Int(height))pt" role="img" aria-labelledby="\(id)-title" \
            aria-describedby="\(id)-description" font-family="'DejaVu Sans', Verdana, sans-serif">
            <title id="\(id)-title">\(title)</title>
            <desc id="\(id)-description">Line chart, a line for each normalizer over the layers.</desc>
            <metadata id="\(id)-provenance">{"experiment":"sample"}</metadata>
            <defs><circle id="\(id)-marker-1" r="1.8"/></defs>

            """
        result += axes()
        for curve in curves { result += line(curve) }
        return result + "</svg>\n"
    }

    private func axes() -> String {
        let right = width - 6
        let base = height - bottom
        var result = "<g class=\"plot-axis\">\n"
        result += path("M\(left),8L\(left),\(base) \(right),\(base)", "plot-ink", "#1a1a1a", width: 0.6)
        for tick in 0...4 {
            let y = base - Double(tick) * (base - 14) / 4
            result += path("M\(left),\(y)L\(right),\(y)", "plot-grid", "#e3e3e3", width: 0.5)
            result += label("\(Double(tick) * 0.25)", x: left - 5, y: y + 2.5, anchor: "end", size: 7)
        }
        for layer in stride(from: 5, through: layers, by: 5) {
            result += label("\(layer)", x: x(layer), y: base + 11, anchor: "middle", size: 7)
        }
        result += label("layer", x: (left + right) / 2, y: height - 6, anchor: "middle", size: 8)
        return result + "</g>\n"
    }

    private func line(_ curve: Curve) -> String {
        let points = (1...layers).map { layer -> (Double, Double) in
            let value = min(max(curve.start + curve.slope * Double(layer), 0), 1)
            return (x(layer), y(value))
        }
        let data = points.enumerated().map {
            "\($0.offset == 0 ? "M" : "L")\(text($0.element.0)),\(text($0.element.1))"
        }
        var result = "<g class=\"plot-series\" data-series=\"\(curve.key)\" data-normalizer=\"\(curve.key)\">\n"
        result += path(data.joined(), "series-\(curve.key)", "#000000", width: 1)
        result += "<g fill=\"#000000\" style=\"fill:var(--series-\(curve.key),#000000)\">\n"
        for (index, point) in points.enumerated() {
            let value = min(max(curve.start + curve.slope * Double(index + 1), 0), 1)
            result += "<use href=\"#\(id)-marker-1\" x=\"\(text(point.0))\" y=\"\(text(point.1))\" "
            result += "data-x=\"\(index + 1)\" data-y=\"\(text(value))\"/>\n"
        }
        return result + "</g>\n</g>\n"
    }

    private func path(_ data: String, _ property: String, _ colour: String, width: Double) -> String {
        "<path d=\"\(data)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(width)\" "
            + "style=\"stroke:var(--\(property),\(colour))\"/>\n"
    }

    private func label(_ text: String, x: Double, y: Double, anchor: String, size: Int) -> String {
        "<text x=\"\(self.text(x))\" y=\"\(self.text(y))\" text-anchor=\"\(anchor)\" font-size=\"\(size)\" "
            + "fill=\"#595959\" style=\"fill:var(--plot-muted,#595959)\">\(text)</text>\n"
    }

    private func x(_ layer: Int) -> Double { left + 8 + Double(layer - 1) * (width - left - 22) / Double(layers - 1) }

    private func y(_ value: Double) -> Double { height - bottom - value * (height - bottom - 14) }

    private func text(_ value: Double) -> String { String(format: "%.2f", value) }
}
