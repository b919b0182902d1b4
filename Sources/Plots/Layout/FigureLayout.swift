/// Lays a figure out for a page.
struct FigureLayout {
    private let figure: Figure
    private let profile: Profile
    private let theme: Theme
    private let isTransparent: Bool
    private let engine: TextEngine
    private let series: [(series: Series, glyph: LegendGlyph)]

    private static let legendGap = 6.0

    private var listed: [(series: Series, glyph: LegendGlyph)] {
        series.filter { !figure.unlistedSeries.contains($0.series.identity.key) }
    }

    init(_ figure: Figure, profile: Profile, theme: Theme, isTransparent: Bool, engine: TextEngine) {
        self.figure = figure
        self.profile = profile
        self.theme = theme
        self.isTransparent = isTransparent
        self.engine = engine
        series = Self.series(of: figure)
    }

    /// The series in order of their first mark, each with all that its marks leave in a legend.
    private static func series(of figure: Figure) -> [(series: Series, glyph: LegendGlyph)] {
        var found: [(series: Series, glyph: LegendGlyph)] = []
        var places: [String: Int] = [:]
        for mark in figure.panels.flatMap(\.marks) {
            guard let series = mark.series else { continue }
            if let place = places[series.identity.key] {
                found[place].glyph.formUnion(mark.legendGlyph)
            } else {
                places[series.identity.key] = found.count
                found.append((series, mark.legendGlyph))
            }
        }
        return found.filter { !$0.glyph.isEmpty }
    }

    func draw() throws(PlotError) -> Drawing {
        let width = profile.width - 2 * Spacing.margin
        var contents = try panelContents()
        var policy = figure.legend
        if policy == .automatic {
            policy = figure.panels.count == 1 && series.count <= 6 ? .direct : .below
        }
        if policy == .direct, !directLabelsFit(contents, width: width) { policy = .below }
        if policy == .direct {
            for index in contents.indices { contents[index].hasDirectLabels = true }
        }
        var legend: LegendLayout?
        var gridWidth = width
        if policy == .right {
            let beside = LegendLayout(listed, width: 0.4 * width, maximumColumns: 1, profile: profile, engine: engine)
            if width - beside.size.width > 2.5 * beside.size.width {
                legend = beside
                gridWidth = width - beside.size.width - 2 * Self.legendGap
            } else {
                policy = .below
            }
        }
        if policy == .below { legend = LegendLayout(listed, width: width, profile: profile, engine: engine) }
        let below = policy == .below && !listed.isEmpty ? (legend?.size.height ?? 0) + Self.legendGap : 0
        let grid = try grid(contents, width: gridWidth, roomBelow: below)
        return try draw(grid, legend: legend, isBelow: policy == .below, roomBelow: below)
    }

    private func directLabelsFit(_ contents: [PanelLayout.Content], width: Double) -> Bool {
        contents.allSatisfy { content in
            let labels = DirectLabels(content.panel, profile: profile, engine: engine)
            return labels.width < 0.35 * width && labels.fit(height: 0.35 * width)
        }
    }

    /// The scales fitted to each panel's data, or to the data of all where the figure shares an axis.
    private func panelContents() throws(PlotError) -> [PanelLayout.Content] {
        var extents: [(x: ValueExtent, y: ValueExtent)] = []
        var all = (x: ValueExtent(), y: ValueExtent())
        for panel in figure.panels {
            var extent = (x: ValueExtent(), y: ValueExtent())
            for mark in panel.marks { mark.extend(x: &extent.x, y: &extent.y) }
            all.x.include(extent.x)
            all.y.include(extent.y)
            extents.append(extent)
        }
        var contents: [PanelLayout.Content] = []
        for (index, panel) in figure.panels.enumerated() {
            let x = panel.x?.scale ?? LinearScale(domain: 0...1)
            let y = panel.y?.scale ?? LinearScale(domain: 0...1)
            contents.append(
                PanelLayout.Content(
                    index: index, panel: panel, letter: figure.panels.count > 1 ? Self.letter(index) : nil,
                    x: try x.fitted(to: figure.sharesX ? all.x : extents[index].x),
                    y: try y.fitted(to: figure.sharesY ? all.y : extents[index].y)))
        }
        return contents
    }

    /// (a) to (z), then (aa), (ab), ...
    private static func letter(_ index: Int) -> String {
        var text = ""
        var rest = index
        repeat {
            text = String(UnicodeScalar(UInt8(97 + rest % 26))) + text
            rest = rest / 26 - 1
        } while rest >= 0
        return "(\(text))"
    }

    /// The grid with the most columns that leave each frame its least width, low enough for the page.
    private func grid(
        _ contents: [PanelLayout.Content], width: Double, roomBelow: Double
    ) throws(PlotError) -> GridLayout {
        var columns = max(1, min(figure.columns ?? 3, contents.count))
        let needed = figure.panels.flatMap(\.marks).map(\.leastFrame.width).max() ?? 0
        let leastWidth = max(Spacing.leastFrameWidth, needed)
        while true {
            let labelled = labelled(contents, columns: columns)
            let grid = GridLayout(
                labelled, columns: columns, width: width, heightScale: 1, profile: profile, engine: engine)
            if grid.frameWidth < leastWidth, columns > 1 {
                columns -= 1
                continue
            }
            return try lowered(grid, labelled, columns: columns, width: width, roomBelow: roomBelow)
        }
    }

    private func lowered(
        _ grid: GridLayout, _ contents: [PanelLayout.Content], columns: Int, width: Double, roomBelow: Double
    ) throws(PlotError) -> GridLayout {
        let room = Profile.maximumHeight - 2 * Spacing.margin - roomBelow
        guard grid.height > room else { return grid }
        let fixed = grid.height - grid.shrinkableHeight
        // A little lower than needed, since fewer ticks may fit a lower frame.
        let scale = max(0, room - fixed) / grid.shrinkableHeight * 0.99
        let lower = GridLayout(
            contents, columns: columns, width: width, heightScale: scale, profile: profile, engine: engine)
        guard lower.height <= room, lower.leastFrameHeight >= Spacing.leastFrameHeight else {
            let needed = fixed + Spacing.leastFrameHeight / grid.leastFrameHeight * grid.shrinkableHeight
            let neededHeight = max(Profile.maximumHeight + 7, needed + roomBelow)
            throw .doesNotFit(figure: figure.identifier, profile: profile, neededHeight: neededHeight)
        }
        return lower
    }

    /// Inner panels of shared axes go without labels.
    private func labelled(_ contents: [PanelLayout.Content], columns: Int) -> [PanelLayout.Content] {
        contents.map { content in
            var content = content
            content.showsXLabels = !figure.sharesX || content.index + columns >= contents.count
            content.showsYLabels = !figure.sharesY || content.index % columns == 0
            return content
        }
    }

    private func draw(
        _ grid: GridLayout, legend: LegendLayout?, isBelow: Bool, roomBelow: Double
    ) throws(PlotError) -> Drawing {
        let margin = Spacing.margin
        var height = grid.height + roomBelow + 2 * margin
        if let legend, !isBelow { height = max(height, legend.size.height + 2 * margin) }
        var warnings: [DrawingWarning] = []
        var commands: [DrawingCommand] = []
        if !isTransparent {
            let page = Rectangle(x: 0, y: 0, width: profile.width, height: height)
            commands.append(.group(GroupCommand(.ground, [.path(PathCommand(Path(page), fill: theme.ground))])))
        }
        for (panel, frame) in zip(grid.panels, grid.frames) {
            let placed = Rectangle(
                x: frame.x + margin, y: frame.y + margin, width: frame.width, height: frame.height)
            commands.append(
                try panel.draw(
                    in: placed, theme: theme, profile: profile, seriesKeys: series.map(\.series.identity.key),
                    engine: engine, warnings: &warnings))
        }
        if let legend, !listed.isEmpty {
            let size = legend.size
            let origin =
                isBelow
                ? Point(x: (profile.width - size.width) / 2, y: margin + grid.height + Self.legendGap)
                : Point(x: profile.width - margin - size.width, y: max(margin, (height - size.height) / 2))
            commands.append(
                legend.draw(at: origin, theme: theme, transparentBands: !profile.refusesTransparency))
            warnings += legend.cutTexts.map { .truncatedText($0) }
        }
        return Drawing(
            identifier: figure.identifier, size: Size(width: profile.width, height: height), profile: profile,
            theme: theme, isTransparent: isTransparent, title: Self.firstSentence(figure.caption, figure.identifier),
            alternativeText: figure.alternativeText, longDescription: figure.longDescription,
            provenance: figure.provenance, fontFamily: engine.family, warnings: warnings + engine.substitutions,
            commands: commands)
    }

    private static func firstSentence(_ caption: String, _ identifier: String) -> String {
        guard !caption.isEmpty else { return identifier }
        return caption.firstRange(of: ". ").map { String(caption[..<$0.lowerBound]) } ?? caption
    }
}
