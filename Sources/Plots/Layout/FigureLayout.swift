import VisibleText

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
                // A legend's entry stands for all curves of the key, whatever each of them predicts.
                var own = series
                if series.companion != nil {
                    own.companion = nil
                    (own.style.light, own.style.dark) = (SeriesStyle.theory.light, SeriesStyle.theory.dark)
                }
                found.append((own, mark.legendGlyph))
            }
        }
        func rank(_ key: String) -> Int { figure.seriesOrder.firstIndex(of: key) ?? figure.seriesOrder.count }
        let ordered = found.enumerated().sorted {
            (rank($0.element.series.identity.key), $0.offset) < (rank($1.element.series.identity.key), $1.offset)
        }.map(\.element)
        return ordered.filter { !$0.glyph.isEmpty }
    }

    func draw() throws(PlotError) -> Drawing {
        let width = profile.width - 2 * Spacing.margin
        let contents = try panelContents()
        var policy = figure.legend
        if policy == .automatic {
            // Areas have no end at which their name could stand.
            let hasAreas = series.contains { $0.glyph.contains(.area) }
            // What stands at the right is the second axis where there is one.
            let isTaken = figure.panels.contains { $0.secondY != nil }
            policy = figure.panels.count == 1 && series.count <= 6 && !hasAreas && !isTaken ? .direct : .below
        }
        if policy == .direct {
            if let drawing = try drawWithDirectLabels(contents, width: width) { return drawing }
            policy = .below
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
        let size = legend?.size ?? Size(width: 0, height: 0)
        let height = grid.height + 2 * Spacing.margin
        guard policy == .below else {
            let page = Size(width: profile.width, height: max(height, size.height + 2 * Spacing.margin))
            let x = page.width - Spacing.margin - size.width
            let place = Point(x: x, y: max(Spacing.margin, (page.height - size.height) / 2))
            return try draw(grid, legend: legend.map { ($0, place) }, page: page)
        }
        // A figure of a given height has been set with room for the legend below.
        if profile.height == nil, let vacancy = grid.vacancy, let inside = legendInside(vacancy) {
            return try draw(grid, legend: inside, page: Size(width: profile.width, height: height))
        }
        let place = Point(
            x: (profile.width - size.width) / 2, y: Spacing.margin + grid.height + Self.legendGap)
        return try draw(
            grid, legend: legend.map { ($0, place) }, page: Size(width: profile.width, height: height + below))
    }

    /// The legend in the middle of room that the panels leave; `nil` if it does not fit.
    private func legendInside(_ vacancy: Rectangle) -> (layout: LegendLayout, place: Point)? {
        let legend = LegendLayout(listed, width: vacancy.width, profile: profile, engine: engine)
        guard legend.cutTexts.isEmpty, legend.size.width <= vacancy.width, legend.size.height <= vacancy.height else {
            return nil
        }
        let x = Spacing.margin + vacancy.center.x - legend.size.width / 2
        return (legend, Point(x: x, y: Spacing.margin + vacancy.center.y - legend.size.height / 2))
    }

    /// The figure with the names of its series at the ends of their lines; `nil` if they take too much of the width, or do
    /// not fit beside the frames, which are lower than usual on a page of a given height.
    private func drawWithDirectLabels(
        _ contents: [PanelLayout.Content], width: Double
    ) throws(PlotError) -> Drawing? {
        let labels = contents.map { DirectLabels($0.panel, profile: profile, engine: engine) }
        guard labels.allSatisfy({ $0.width < 0.35 * width && $0.fit(height: 0.35 * width) }) else { return nil }
        var contents = contents
        for index in contents.indices { contents[index].hasDirectLabels = true }
        let grid = try grid(contents, width: width, roomBelow: 0)
        guard labels.allSatisfy({ $0.fit(height: grid.leastFrameHeight) }) else { return nil }
        return try draw(
            grid, legend: nil, page: Size(width: profile.width, height: grid.height + 2 * Spacing.margin))
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
                    y: try y.fitted(to: figure.sharesY ? all.y : extents[index].y),
                    secondY: try panel.secondY?.scale.fitted(to: Self.secondExtent(panel))))
        }
        return contents
    }

    private static func secondExtent(_ panel: Panel) -> ValueExtent {
        var extent = ValueExtent()
        for case let mark as SecondAxisMark in panel.marks { mark.extend(second: &extent) }
        return extent
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
            let labelled = labelled(arranged(contents, columns: columns), columns: columns)
            let grid = GridLayout(
                labelled, columns: columns, width: width, heightScale: 1, profile: profile, engine: engine)
            if grid.frameWidth < leastWidth, columns > 1 {
                columns -= 1
                continue
            }
            return try fitted(grid, labelled, columns: columns, width: width, roomBelow: roomBelow)
        }
    }

    /// The grid as high as the page allows, or as it asks for.
    private func fitted(
        _ grid: GridLayout, _ contents: [PanelLayout.Content], columns: Int, width: Double, roomBelow: Double
    ) throws(PlotError) -> GridLayout {
        let limit = profile.height ?? profile.maximumHeight
        let room = limit - 2 * Spacing.margin - roomBelow
        guard profile.height != nil || grid.height > room else { return grid }
        let fixed = grid.height - grid.shrinkableHeight
        func scaled(_ scale: Double) -> GridLayout {
            GridLayout(contents, columns: columns, width: width, heightScale: scale, profile: profile, engine: engine)
        }
        var scale = max(0, room - fixed) / grid.shrinkableHeight
        var fitted: GridLayout
        if profile.height == nil {
            // A little lower than needed, since fewer ticks may fit a lower frame.
            fitted = scaled(scale * 0.99)
        } else {
            fitted = scaled(scale)
            // What stands around the frames changes with their ticks, and settles.
            for _ in 0..<4 where abs(fitted.height - room) > 0.01 && fitted.shrinkableHeight > 0 {
                scale *= max(0, room - fitted.height + fitted.shrinkableHeight) / fitted.shrinkableHeight
                fitted = scaled(scale)
            }
        }
        // Where the height is given, the margin takes a point that ticks have too much.
        let tolerance = profile.height == nil ? 0.01 : 1
        guard fitted.height <= room + tolerance, fitted.leastFrameHeight >= Spacing.leastFrameHeight else {
            let needed = fixed + Spacing.leastFrameHeight / grid.leastFrameHeight * grid.shrinkableHeight
            let neededHeight = max(limit + 7, needed + roomBelow)
            throw .doesNotFit(figure: figure.identifier, profile: profile, neededHeight: neededHeight)
        }
        return fitted
    }

    /// The panels in the order of a grid with `columns`, rows that belong together kept so.
    private func arranged(_ contents: [PanelLayout.Content], columns: Int) -> [PanelLayout.Content] {
        guard figure.rowsTogether > 1, let full = figure.columns, columns < full, full.isMultiple(of: columns),
            contents.count.isMultiple(of: full * figure.rowsTogether)
        else { return contents }
        func place(_ index: Int) -> [Int] {
            let (row, column) = (index / full, index % full)
            return [row / figure.rowsTogether, column / columns, row, column]
        }
        return contents.sorted { place($0.index).lexicographicallyPrecedes(place($1.index)) }
    }

    /// Inner panels of shared axes go without labels, and a row says once what its vertical axes show.
    private func labelled(_ contents: [PanelLayout.Content], columns: Int) -> [PanelLayout.Content] {
        contents.enumerated().map { place, content in
            var content = content
            content.showsXLabels = !figure.sharesX || place + columns >= contents.count
            content.showsYLabels = !figure.sharesY || place % columns == 0
            content.yWords = content.panel.y?.words?.description
            if place % columns > 0, contents[place - 1].panel.y?.label == content.panel.y?.label {
                content.panel.y?.label = nil
            }
            return content
        }
    }

    private func draw(
        _ grid: GridLayout, legend: (layout: LegendLayout, place: Point)?, page: Size
    ) throws(PlotError) -> Drawing {
        let margin = Spacing.margin
        var warnings: [DrawingWarning] = []
        var commands: [DrawingCommand] = []
        if !isTransparent {
            let ground = Rectangle(x: 0, y: 0, width: page.width, height: page.height)
            commands.append(.group(GroupCommand(.ground, [.path(PathCommand(Path(ground), fill: theme.ground))])))
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
            commands.append(
                legend.layout.draw(at: legend.place, theme: theme, transparentBands: !profile.refusesTransparency))
            warnings += legend.layout.cutTexts.map { .truncatedText($0) }
        }
        return Drawing(
            identifier: figure.identifier, size: Size(width: page.width, height: profile.height ?? page.height),
            profile: profile,
            theme: theme, isTransparent: isTransparent,
            title: Self.firstSentence(figure.caption, figure.identifier).visible,
            alternativeText: figure.alternativeText.visible, longDescription: figure.longDescription.visible,
            provenance: figure.provenance, fontFamily: engine.family,
            drawnFamilies: engine.drawnFamilies, warnings: warnings + engine.substitutions,
            commands: commands)
    }

    private static func firstSentence(_ caption: String, _ identifier: String) -> String {
        guard !caption.isEmpty else { return identifier }
        return caption.firstRange(of: ". ").map { String(caption[..<$0.lowerBound]) } ?? caption
    }
}
