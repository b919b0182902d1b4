/// A figure laid out for one page: a size, and the instructions that draw it. The single thing that backends, tests
/// and lint read.
public struct Drawing: Hashable, Sendable {
    /// The figure's identifier, the prefix of every id in an SVG.
    public var identifier: String
    /// The extent in points at which it is laid out.
    public var size: Size
    /// The page that the figure was laid out for.
    public var profile: Profile
    /// The theme that the colours come from.
    public var theme: Theme
    /// Whether nothing is painted behind the figure.
    public var isTransparent: Bool
    /// A short name: the caption's first sentence.
    public var title: String
    /// What a reader who cannot see the figure needs to know.
    public var alternativeText: String
    /// The alternative text at length.
    public var longDescription: String
    /// The provenance of the figure.
    public var provenance: Provenance
    /// The requested font family.
    public var fontFamily: String
    /// The families that its texts are drawn in, in the order of their first use.
    public var drawnFamilies: [String] = []
    /// The warnings of the layout, which lint reports as errors.
    public var warnings: [DrawingWarning]
    /// The instructions, first drawn first.
    public var commands: [DrawingCommand]

    /// The extent in points on the page's medium.
    public var printedSize: Size {
        Size(width: size.width * profile.magnification, height: size.height * profile.magnification)
    }

    /// The colour behind everything: the theme's ground, even if it is not painted.
    public var ground: Color { theme.ground.color }

    /// The position of a command in the hierarchy of the drawing.
    public struct Place: Sendable {
        /// The roles of the groups around the command, outermost first.
        public var roles: [GroupCommand.Role] = []
        /// The visible part of the page.
        public var clip: Rectangle

        /// Whether the command is in a group of helpful but inessential strokes.
        public var isDecoration: Bool { roles.contains(.decoration) }
        /// The innermost series, if any.
        public var series: Series? {
            for case .series(let series) in roles.reversed() { return series }
            return nil
        }
        /// The panel's number, if any.
        public var panel: Int? {
            for case .panel(let index) in roles { return index }
            return nil
        }
    }

    /// Calls `body` for every command that is not a group, in drawing order.
    public func forEachCommand(_ body: (DrawingCommand, Place) throws -> Void) rethrows {
        let page = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
        try visit(commands, Place(clip: page), body)
    }

    private func visit(
        _ commands: [DrawingCommand], _ place: Place, _ body: (DrawingCommand, Place) throws -> Void
    ) rethrows {
        for command in commands {
            guard case .group(let group) = command else {
                try body(command, place)
                continue
            }
            var inner = place
            inner.roles.append(group.role)
            if let clip = group.clip { inner.clip = clip }
            try visit(group.commands, inner, body)
        }
    }

    /// All text commands, in drawing order.
    public var texts: [TextCommand] { DrawingCommand.texts(in: commands) }
}
