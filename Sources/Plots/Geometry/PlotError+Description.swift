extension PlotError: CustomStringConvertible {
    /// One line: the value at fault, and what to do.
    public var description: String {
        switch self {
        case .noPanels(let figure):
            "figure \"\(figure)\" has no panels: give it at least one"
        case .identifier(let text):
            "\"\(text)\" cannot name a figure or series: use letters, digits, '-' and '_', a letter first"
        case .domain(let scale, let lower, let upper):
            "a \(scale) scale cannot show \(lower) to \(upper): give finite bounds in its range, the lower first"
        case .parameter(let name, let value, let expected):
            "\(name) is \(value): expected \(expected)"
        case .lengths(let mark, let counts):
            "a \(mark) has lists of \(counts.map(String.init).joined(separator: ", ")) values: make them equal"
        case .unknownNode(let name):
            "a diagram's edge ends at \"\(name)\", which is none of its nodes"
        case .doesNotFit(let figure, let profile, let neededHeight):
            "figure \"\(figure)\" needs \(Decimals.fixed(neededHeight / 72, 1)) in on \(profile.rawValue), "
                + "over the 9 in of a page: use fewer panels or a wider profile"
        case .rasterSize(let width, let height):
            "\(width) by \(height) pixels are more than can be drawn: lower the resolution"
        case .noFonts:
            "no font is installed, so no text can be drawn: install one, as by apt-get install fonts-dejavu-core"
        case .backend(let library, let reason):
            "\(library) failed: \(reason)"
        case .noProvenance(let reason):
            "no provenance found: \(reason)"
        }
    }
}
