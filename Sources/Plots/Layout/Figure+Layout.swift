extension Figure {
    /// The family that holds all mathematical glyphs that figures need, and is on every Debian.
    public static let defaultFontFamily = TextEngine.defaultFamily

    /// Lays the figure out for a page, at the sizes that the page asks for.
    ///
    /// The same figure always gives the same drawing.
    ///
    /// - Parameters:
    ///   - profile: The page's column.
    ///   - theme: Light or dark.
    ///   - isTransparent: Whether the ground is left unpainted.
    ///   - fontFamily: The family of all text. One that is not installed, or lacks a glyph, leaves a warning.
    /// - Throws: ``PlotError`` for a figure without panels, an identifier that is none, a scale that its own domain
    ///   contradicts, or a figure that does not fit the page.
    public func layout(
        profile: Profile = .neurips, theme: Theme = .light, isTransparent: Bool = false,
        fontFamily: String = Figure.defaultFontFamily
    ) throws(PlotError) -> Drawing {
        guard !panels.isEmpty else { throw .noPanels(figure: identifier) }
        guard Self.isIdentifier(identifier) else { throw .identifier(identifier) }
        for mark in panels.flatMap(\.marks) {
            if let key = mark.series?.identity.key, !Self.isIdentifier(key) { throw .identifier(key) }
        }
        guard SystemFonts.standard.count > 0 else { throw .noFonts }
        return try TextEngine.withEngine { engine throws(PlotError) in
            engine.family = fontFamily
            return try FigureLayout(self, profile: profile, theme: theme, isTransparent: isTransparent, engine: engine)
                .draw()
        }
    }
}
