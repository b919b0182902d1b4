extension PlotError: CustomStringConvertible {
    /// A length on a page's medium in inches, with one decimal.
    private static func inches(_ points: Double, _ profile: Profile) -> String {
        Decimals.fixed(points * profile.magnification / 72, 1)
    }

    /// Names, the first of many.
    private static func list(_ names: [String]) -> String {
        let most = 8
        let rest = names.count - most
        return names.prefix(most).joined(separator: ", ") + (rest > 0 ? " and \(rest) others" : "")
    }

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
            "a diagram's edge ends at \"\(name)\", which is not one of its nodes"
        case .noSecondAxis:
            "a mark belongs to the second axis of a panel without one: give the panel one (secondY)"
        case .doesNotFit(let figure, let profile, let neededHeight):
            "figure \"\(figure)\" needs a height of \(Self.inches(neededHeight, profile)) in on \(profile.identifier), over "
                + "the \(Self.inches(profile.height ?? profile.maximumHeight, profile)) in that it may have: use fewer panels, "
                + "more width or more height"
        case .rasterSize(let width, let height):
            "\(width) by \(height) pixels are too many to draw: lower the resolution"
        case .noFonts:
            "no font is installed, so no text can be drawn: install one, for example with apt-get install fonts-dejavu-core"
        case .unknownFont(let family, let installed):
            "no font called \"\(family)\" is installed: choose one of \(Self.list(installed)), or install it"
        case .incompleteFont(let family, let figure, let text):
            "font \"\(family)\" lacks characters of figure \"\(figure)\", as in \"\(text)\": choose another, as "
                + "\(Figure.defaultFontFamily)"
        case .backend(let library, let reason):
            "\(library) failed: \(reason)"
        case .noProvenance(let reason):
            "no provenance found: \(reason)"
        }
    }
}
