/// The custom properties by which a page shows inlined figures light or dark.
public enum StyleSheet {
    /// A rule that sets every colour of these figures, and one that sets the dark ones where the reader prefers them.
    ///
    /// The page's author may write the same properties elsewhere instead, for example below a switch.
    ///
    /// - Parameter figures: The figures of the page.
    public static func css(for figures: [Figure]) -> String {
        let light = declarations(for: figures, theme: .light)
        let dark = declarations(for: figures, theme: .dark)
        return ":root{\(light)}\n@media (prefers-color-scheme: dark){:root{\(dark)}}\n"
    }

    /// The declarations of one theme, `--name:colour;` one after another, without a selector.
    public static func declarations(for figures: [Figure], theme: Theme) -> String {
        var inks = theme.inks
        for series in figures.flatMap(\.panels).flatMap(\.marks).compactMap(\.series) {
            inks.append(series.ink(in: theme))
            inks.append(series.bandInk(in: theme, transparent: false))
        }
        var known: Set<String> = []
        return inks.compactMap { ink in
            guard let property = ink.property, known.insert(property).inserted else { return nil }
            return "--\(property):\(ink.color);"
        }.joined()
    }
}
