/// Writes one drawing as SVG.
struct SVGWriter {
    private let drawing: Drawing
    private var output = ""
    private var definitions = ""
    private var symbolIds: [SymbolKey: String] = [:]
    private var clipIds: [Rectangle: String] = [:]

    private struct SymbolKey: Hashable {
        var shape: MarkerShape
        var radius: Double
    }

    /// Beyond this many points a series' markers go without their values, which would make most of the file.
    private static let mostPointsWithValues = 2000

    init(_ drawing: Drawing) { self.drawing = drawing }

    mutating func document() -> String {
        for command in drawing.commands { write(command) }
        let id = drawing.identifier
        let width = SVGText.number(drawing.size.width)
        let height = SVGText.number(drawing.size.height)
        var head = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"\(id)\" viewBox=\"0 0 \(width) \(height)\" "
        let printed = drawing.printedSize
        head +=
            "width=\"\(SVGText.number(printed.width))pt\" height=\"\(SVGText.number(printed.height))pt\" role=\"img\" "
        head += "aria-labelledby=\"\(id)-title\" aria-describedby=\"\(id)-description\" "
        head += "font-family=\"\(SVGText.family(of: drawing))\">\n"
        head += "<title id=\"\(id)-title\">\(SVGText.escaped(drawing.title))</title>\n"
        let description = [drawing.alternativeText, drawing.longDescription].filter { !$0.isEmpty }
        head += "<desc id=\"\(id)-description\">\(SVGText.escaped(description.joined(separator: " ")))</desc>\n"
        head += "<metadata id=\"\(id)-provenance\">\(ProvenanceRecord.text(drawing.provenance))</metadata>\n"
        if !definitions.isEmpty { head += "<defs>\n\(definitions)</defs>\n" }
        return head + output + "</svg>\n"
    }

    private mutating func write(_ command: DrawingCommand) {
        switch command {
        case .path(let command): write(command)
        case .symbols(let command): write(command)
        case .text(let command): write(command)
        case .group(let group): write(group)
        }
    }

    private mutating func write(_ group: GroupCommand) {
        var attributes = ""
        switch group.role {
        case .ground: attributes += " class=\"plot-ground\""
        case .panel(let index):
            attributes += " id=\"\(drawing.identifier)-panel-\(index + 1)\" class=\"plot-panel\""
            if let words = group.words { attributes += SVGText.attributes(words) }
        case .axis: attributes += " class=\"plot-axis\""
        case .decoration: attributes += " class=\"plot-decoration\""
        case .series(let series):
            let key = series.identity.key
            attributes += " class=\"plot-series\" data-series=\"\(key)\" data-normalizer=\"\(series.companion ?? key)\""
            attributes += " data-label=\"\(SVGText.escaped(series.identity.label.description))\""
        case .legend: attributes += " class=\"plot-legend\""
        case .annotation: attributes += " class=\"plot-annotation\""
        }
        if let clip = group.clip { attributes += " clip-path=\"url(#\(clipId(clip)))\"" }
        output += "<g\(attributes)>\n"
        for command in group.commands { write(command) }
        output += "</g>\n"
    }

    private mutating func clipId(_ area: Rectangle) -> String {
        if let known = clipIds[area] { return known }
        let id = "\(drawing.identifier)-clip-\(clipIds.count + 1)"
        clipIds[area] = id
        definitions += "<clipPath id=\"\(id)\"><rect \(SVGText.attributes(area))/></clipPath>\n"
        return id
    }

    private mutating func write(_ command: PathCommand) {
        var attributes = SVGText.style(fill: command.fill, stroke: command.stroke)
        if let values = command.values, values.x.count <= Self.mostPointsWithValues {
            attributes += " data-x=\"\(SVGText.list(values.x))\" data-y=\"\(SVGText.list(values.y))\""
            if let z = values.z { attributes += " data-z=\"\(SVGText.list(z))\"" }
        }
        if let intervals = command.intervals, intervals.places.count <= Self.mostPointsWithValues {
            attributes += " data-places=\"\(SVGText.places(intervals.places))\""
            // As many digits as a tip shows.
            attributes += " data-low=\"\(SVGText.list(intervals.lower, digits: 3))\""
            attributes += " data-high=\"\(SVGText.list(intervals.upper, digits: 3))\""
            if intervals.isHorizontal { attributes += " data-direction=\"horizontal\"" }
        }
        if command.stroke == nil, let rectangle = command.path.rectangle {
            output += "<rect \(SVGText.attributes(rectangle))\(attributes)/>\n"
        } else {
            output += "<path d=\"\(SVGText.path(command.path))\"\(attributes)/>\n"
        }
    }

    private mutating func write(_ command: SymbolsCommand) {
        let id = symbolId(SymbolKey(shape: command.shape, radius: command.radius))
        output += "<g\(SVGText.style(fill: command.fill, stroke: command.stroke))>\n"
        for (index, position) in command.positions.enumerated() {
            output += "<use href=\"#\(id)\" x=\"\(SVGText.number(position.x))\" y=\"\(SVGText.number(position.y))\""
            if let values = command.values, command.positions.count <= Self.mostPointsWithValues {
                output += " data-x=\"\(Decimals.significant(values.x[index]))\""
                output += " data-y=\"\(Decimals.significant(values.y[index]))\""
            }
            output += "/>\n"
        }
        output += "</g>\n"
    }

    private mutating func symbolId(_ key: SymbolKey) -> String {
        if let known = symbolIds[key] { return known }
        let id = "\(drawing.identifier)-marker-\(symbolIds.count + 1)"
        symbolIds[key] = id
        definitions += "<path id=\"\(id)\" d=\"\(SVGText.path(key.shape.path(radius: key.radius)))\"/>\n"
        return id
    }

    private mutating func write(_ command: TextCommand) {
        let line = command.line
        guard !line.runs.isEmpty else { return }
        let x = SVGText.number(command.origin.x)
        let y = SVGText.number(command.origin.y)
        var attributes = "x=\"\(x)\" y=\"\(y)\" font-size=\"\(SVGText.number(line.size))\""
        if line.isBold { attributes += " font-weight=\"bold\"" }
        if command.isVertical { attributes += " transform=\"rotate(-90 \(x) \(y))\"" }
        attributes += SVGText.style(fill: command.ink, stroke: nil)
        // The measured width, so that another font on the reader's machine cannot make texts overlap.
        if line.runs.count == 1 {
            output +=
                "<text \(attributes) textLength=\"\(SVGText.number(line.width))\" lengthAdjust=\"spacingAndGlyphs\">"
            output += "\(SVGText.escaped(line.runs[0].text))</text>\n"
            return
        }
        output += "<text \(attributes)>"
        for run in line.runs {
            output += "<tspan x=\"\(SVGText.number(command.origin.x + run.x))\""
            if run.shift != 0 || run.size != line.size {
                output += " y=\"\(SVGText.number(command.origin.y + run.shift))\""
                output += " font-size=\"\(SVGText.number(run.size))\""
            } else {
                output += " y=\"\(y)\""
            }
            output += ">\(SVGText.escaped(run.text))</tspan>"
        }
        output += "</text>\n"
    }
}
