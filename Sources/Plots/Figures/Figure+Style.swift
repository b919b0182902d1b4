extension Figure {
    /// The figure in an author's style, and the series that the style omits or shows in grey.
    public struct Styled: Sendable {
        /// The figure.
        public var figure: Figure
        /// The keys of series that are left out, in alphabetical order.
        public var hidden: [String]
        /// The keys of series in grey, in alphabetical order.
        public var grey: [String]
    }

    /// The figure in a style.
    ///
    /// - Parameters:
    ///   - style: The changes.
    ///   - selectable: The keys of series that can be left out. A figure of which nothing would remain is shown in full.
    ///   - page: The style of the whole page; colours that differ from it belong to this figure, and no page replaces them.
    public func styled(_ style: FigureStyle, selectable: Set<String>, page: FigureStyle) -> Styled {
        let present = selectableKeys(among: selectable)
        let shown = style.shown.map { present.intersection($0) } ?? present
        let hidden = shown.isEmpty ? [] : present.subtracting(shown)
        let grey = Set(style.grey).subtracting(hidden)
        let restyler = Restyler(style: style, page: page, grey: grey)
        var figure = self
        if !style.order.isEmpty || !grey.isEmpty {
            let rest = seriesKeys.filter { !style.order.contains($0) }
            figure.seriesOrder = style.order + rest.filter { !grey.contains($0) } + rest.filter(grey.contains)
        }
        for index in panels.indices {
            figure.panels[index] = restyler.panel(panels[index], hiding: hidden)
        }
        return Styled(figure: figure, hidden: hidden.sorted(), grey: grey.intersection(present).sorted())
    }

    /// The keys, of those that can be chosen, of series that the figure shows in their own right.
    private func selectableKeys(among keys: Set<String>) -> Set<String> {
        let series = panels.flatMap(\.marks).filter { $0.content != nil }.compactMap(\.series?.identity.key)
        return keys.intersection(
            series + panels.flatMap { [$0.x, $0.y].compactMap(\.self).flatMap(\.scale.placeKeys) })
    }

    /// The keys of all series, in the order of their first mark.
    private var seriesKeys: [String] {
        var known: Set<String> = []
        return panels.flatMap(\.marks).compactMap(\.series?.identity.key).filter { known.insert($0).inserted }
    }
}

/// Gives panels and series the appearance of a style.
private struct Restyler {
    let style: FigureStyle
    let page: FigureStyle
    let grey: Set<String>

    func panel(_ panel: Panel, hiding hidden: Set<String>) -> Panel {
        var result = panel
        result.marks = panel.marks.compactMap { mark in
            guard let series = mark.series else { return mark }
            guard !hidden.contains(series.companion ?? series.identity.key) else { return nil }
            var mark = mark
            mark.series = restyled(series)
            return mark
        }
        let isBehind = { (mark: any Mark) in mark.series.map { grey.contains($0.companion ?? $0.identity.key) } ?? false
        }
        if !grey.isEmpty { result.marks = result.marks.filter(isBehind) + result.marks.filter { !isBehind($0) } }
        if let subject = panel.subject, let label = style.appearances[subject]?.label {
            result.title = RichText(label)
        }
        result.x?.scale = panel.x!.scale.naming(label, hiding: hidden)
        result.y?.scale = panel.y!.scale.naming(label, hiding: hidden)
        return result
    }

    private func label(_ key: String) -> RichText? { style.appearances[key]?.label.map { RichText($0) } }

    private func restyled(_ series: Series) -> Series {
        let key = series.identity.key
        let owner = series.companion ?? key
        var result = series
        if let label = label(key) { result.identity.label = label }
        if owner != key, let own = style.appearances[owner] {
            result.style.light = own.light ?? series.style.light
            result.style.dark = own.dark ?? series.style.dark
        }
        result.style = style.appearances[key]?.applied(to: result.style) ?? result.style
        if grey.contains(owner) { result.style = result.style.inGrey() }
        let (own, common) = (style.appearances[owner], page.appearances[owner])
        result.hasFixedColor = grey.contains(owner) || own?.light != common?.light || own?.dark != common?.dark
        return result
    }
}
