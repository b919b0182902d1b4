extension Figure {
    /// The family that has all mathematical glyphs of figures, and that every Debian has.
    public static let defaultFontFamily = TextEngine.defaultFamily

    /// Lays the figure out for a page, at the sizes that the page asks for.
    ///
    /// The same figure always gives the same drawing.
    ///
    /// - Parameters:
    ///   - profile: The page's column.
    ///   - theme: Light or dark.
    ///   - isTransparent: Whether the ground is left unpainted.
    ///   - fontFamily: The family of all text; one that is not installed, or lacks a glyph, leaves a warning. `nil` takes the
    ///     first of the profile's families that has every glyph, or ``defaultFontFamily`` if none has.
    /// - Throws: ``PlotError`` for a figure without panels, an invalid identifier, a scale that its own domain
    ///   contradicts, or a figure that does not fit the page.
    public func layout(
        profile: Profile = .neurips, theme: Theme = .light, isTransparent: Bool = false,
        fontFamily: String? = nil
    ) throws(PlotError) -> Drawing {
        guard !panels.isEmpty else { throw .noPanels(figure: identifier) }
        guard Self.isIdentifier(identifier) else { throw .identifier(identifier) }
        for mark in panels.flatMap(\.marks) {
            if let key = mark.series?.identity.key, !Self.isIdentifier(key) { throw .identifier(key) }
        }
        guard SystemFonts.standard.count > 0 else { throw .noFonts }
        let own = fontFamily.map { [$0] } ?? profile.fontFamilies.filter(InstalledFonts.has)
        for family in own {
            let drawing = try layout(profile, theme, isTransparent, family)
            if fontFamily != nil || !drawing.warnings.contains(where: \.isOfFonts) { return drawing }
        }
        return try layout(profile, theme, isTransparent, Self.defaultFontFamily)
    }

    private func layout(
        _ profile: Profile, _ theme: Theme, _ isTransparent: Bool, _ family: String
    ) throws(PlotError) -> Drawing {
        try TextEngine.withEngine { engine throws(PlotError) in
            engine.family = family
            return try FigureLayout(self, profile: profile, theme: theme, isTransparent: isTransparent, engine: engine)
                .draw()
        }
    }
}
