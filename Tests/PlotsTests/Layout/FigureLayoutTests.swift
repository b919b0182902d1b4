import Testing

@testable import Plots

@Suite struct FigureLayoutTests {
    private func panels(_ count: Int) -> [Panel] {
        (0..<count).map { number in
            Panel(
                title: RichText(verbatim: "title \(number)"), x: Axis("horizontal"), y: Axis("vertical"),
                marks: [LineMark(.sample, x: [0, 1], y: [0, Double(number + 1)])])
        }
    }

    /// The clip of each panel's curve is its frame.
    private func frames(_ drawing: Drawing) -> [Rectangle] {
        drawing.commands.compactMap { command in
            guard case .group(let panel) = command, case .panel = panel.role else { return nil }
            for case .group(let group) in panel.commands {
                if let clip = group.clip { return clip }
            }
            return nil
        }
    }

    @Test(arguments: Profile.printed)
    func theDrawingIsAsWideAsThePage(profile: Profile) throws {
        let drawing = try Figure("a", panels: panels(3)).layout(profile: profile)
        #expect(drawing.size.width == profile.width)
        #expect(frames(drawing).allSatisfy { $0.maxX <= profile.width - 1 })
    }

    @Test func panelsHaveLettersUnlessThereIsOne() throws {
        let strings = try Figure("a", panels: panels(3)).layout().strings
        #expect(strings.filter { ["(a)", "(b)", "(c)"].contains($0) } == ["(a)", "(b)", "(c)"])
        #expect(!(try Figure("a", panels: panels(1)).layout().strings.contains("(a)")))
    }

    @Test func narrowPagesTakeFewerColumns() throws {
        let figure = Figure("a", panels: panels(3))
        #expect(Set(frames(try figure.layout(profile: .neurips)).map(\.y)).count == 1)
        #expect(Set(frames(try figure.layout(profile: .icmlColumn)).map(\.y)).count == 2)
    }

    /// Four columns of two rows become two of four: each upper panel still stands over its lower one.
    @Test func rowsThatBelongTogetherStayTogether() throws {
        let figure = Figure("a", panels: panels(8), columns: 4, rowsTogether: 2)
        func places(_ drawing: Drawing) throws -> [Point] {
            try ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)"].map { try #require(drawing.text($0)).origin }
        }
        let wide = try places(figure.layout(profile: .ieeePage))
        #expect(Set(wide[0...3].map(\.y)).count == 1 && Set(wide[4...7].map(\.y)).count == 1)
        let narrow = try places(figure.layout(profile: .icmlColumn))
        for index in 0..<4 { #expect(narrow[index].x == narrow[index + 4].x) }
        #expect(narrow[0].y < narrow[4].y && narrow[4].y < narrow[2].y && narrow[2].y < narrow[6].y)
        #expect(narrow[0].y == narrow[1].y && narrow[4].y == narrow[5].y)
    }

    @Test func framesOfAGridAreAligned() throws {
        let frames = frames(try Figure("a", panels: panels(6)).layout())
        #expect(frames.count == 6)
        #expect(Set(frames.map(\.width)).count == 1)
        #expect(frames[0].x == frames[3].x && frames[1].x == frames[4].x && frames[0].y == frames[2].y)
    }

    @Test func sharedAxesHaveOneDomainAndOuterLabels() throws {
        let figure = Figure("a", panels: panels(3), sharesX: true, sharesY: true)
        let drawing = try figure.layout()
        #expect(drawing.strings.filter { $0 == "vertical" }.count == 1)
        #expect(drawing.strings.filter { $0 == "horizontal" }.count == 3)
        let tops = drawing.dataPaths(of: "batch-norm").map { $0.path.points[1].y }
        #expect(tops[0] > tops[1] && tops[1] > tops[2])
    }

    /// Axes of their own, but of one quantity: the left one of each row says which.
    @Test func aRowSaysItsQuantityOnce() throws {
        var panels = panels(6)
        #expect(try Figure("a", panels: panels).layout().strings.filter { $0 == "vertical" }.count == 2)
        panels[1].y?.label = "other"
        let strings = try Figure("a", panels: panels).layout().strings
        #expect(strings.filter { $0 == "vertical" }.count == 3 && strings.contains("other"))
    }

    /// Three panels in two columns leave a place free; four entries fit there, and the figure is lower for it.
    @Test func theLegendTakesAFreePlace() throws {
        func figure(_ label: String) -> Figure {
            let series = (0..<4).map { index in
                Series(SeriesIdentity(key: "s\(index)", label: RichText(verbatim: label)), style: .theory)
            }
            let marks = series.map { LineMark($0, x: [0, 1], y: [0, 1]) }
            return Figure("a", panels: (0..<3).map { _ in Panel(marks: marks) }, columns: 2, legend: .below)
        }
        let short = try figure("short").layout()
        let last = frames(short)[2]
        let entries = short.texts.filter { $0.line.string == "short" }
        #expect(entries.count == 4)
        #expect(
            entries.allSatisfy { $0.bounds.x > last.maxX && $0.bounds.y > last.y && $0.bounds.maxY < short.size.height }
        )
        let long = try figure(String(repeating: "long ", count: 10)).layout()
        #expect(long.size.height > short.size.height)
        #expect(long.texts.last!.bounds.y > frames(long)[2].maxY)
    }

    @Test func legendColumnsAreAsWideAsTheirEntries() throws {
        let labels = ["a", "a label of some length", "b", "c"]
        let marks = labels.enumerated().map { index, label in
            LineMark(
                Series(SeriesIdentity(key: "s\(index)", label: RichText(verbatim: label)), style: .theory), x: [0],
                y: [0])
        }
        let drawing = try Figure.single(marks, legend: .below).layout()
        let texts = try labels.map { try #require(drawing.text($0)) }
        let gaps = zip(texts, texts.dropFirst()).map { $1.origin.x - $0.origin.x - $0.line.width }
        for gap in gaps { #expect(abs(gap - gaps[0]) < 1e-9) }
    }

    @Test func sharedLabelsStandUnderTheLastPanelOfEachColumn() throws {
        let figure = Figure("a", panels: panels(5), columns: 3, sharesX: true)
        #expect(try figure.layout().strings.filter { $0 == "horizontal" }.count == 3)
    }

    @Test func figuresTooTallAreLoweredToNineInches() throws {
        let drawing = try Figure("a", panels: panels(6), columns: 1).layout()
        #expect(drawing.size.height <= 648)
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func fewSeriesAreNamedAtTheirLineEnds() throws {
        let marks = [
            LineMark(.sample, x: [0, 1], y: [0, 1]), LineMark(.other, x: [0, 1], y: [0, 1.001]),
        ]
        let drawing = try Figure.single(marks, legend: .automatic).layout()
        let (first, second) = (try #require(drawing.text("BatchNorm")), try #require(drawing.text("LayerNorm")))
        #expect(abs(first.origin.y - second.origin.y) >= 8)
        #expect(first.origin.x == second.origin.x)
        #expect(first.origin.x > frames(drawing)[0].maxX)
        #expect(first.origin.y > second.origin.y)
    }

    @Test func manySeriesHaveALegendBelow() throws {
        let drawing = try Gallery.layers().layout()
        let bottom = try #require(frames(drawing).map(\.maxY).max())
        for series in Gallery.normalizers {
            let text = try #require(drawing.text(series.identity.label.description))
            #expect(text.origin.y > bottom)
        }
    }

    @Test func legendsLeaveOutWhatTitlesName() throws {
        let marks = [LineMark(.sample, x: [0, 1], y: [0, 1]), LineMark(.other, x: [0, 1], y: [1, 0])]
        var figure = Figure.single(marks, legend: .below)
        let full = try figure.layout()
        figure.unlistedSeries = [Series.sample.identity.key]
        let drawing = try figure.layout()
        #expect(drawing.text("BatchNorm") == nil && drawing.text("LayerNorm") != nil)
        #expect(!drawing.dataPaths(of: Series.sample.identity.key).isEmpty)
        figure.unlistedSeries.insert(Series.other.identity.key)
        #expect(try figure.layout().size.height < full.size.height - 6)
    }

    @Test func aLegendBesideLeavesThePanelsMostOfTheRoom() throws {
        let marks = [LineMark(.sample, x: [0, 1], y: [0, 1])]
        let drawing = try Figure.single(marks, legend: .right).layout()
        #expect(try #require(drawing.text("BatchNorm")).origin.x > frames(drawing)[0].maxX)
    }

    @Test func ieeeTextIsEightPoints() throws {
        let drawing = try Gallery.layers().layout(profile: .ieeePage)
        #expect(drawing.texts.allSatisfy { $0.line.size == 8 })
    }

    @Test func transparentFiguresHaveNoGround() throws {
        let drawing = try Gallery.direct().layout(isTransparent: true)
        #expect(!drawing.commands.contains { if case .group(let group) = $0 { group.role == .ground } else { false } })
    }

    /// From a stamp to a page, each axis has two to five labels that keep apart.
    @Test(arguments: [45.0, 60, 90, 150, 300, 500])
    func ticksFitTheirAxis(length: Double) throws {
        let scales: [any FittedScale] = [
            FittedLinearScale(domain: 0...1), FittedLinearScale(domain: -1234.5...99999),
            FittedLinearScale(domain: 1e-9...1.1e-9), FittedLogarithmicScale(lower: -7, upper: 6, marksZero: true),
            FittedLogarithmicScale(lower: 0.1, upper: 0.9, marksZero: false),
        ]
        TextEngine.withEngine { engine in
            for scale in scales {
                for direction in [AxisLayout.Direction.horizontal, .vertical] {
                    let axis = AxisLayout(
                        Axis(), scale: scale, direction: direction, length: length, labelLength: length,
                        showsLabels: true, profile: .ieeeColumn, engine: engine)
                    #expect((1...5).contains(axis.ticks.count), "\(scale) \(direction)")
                    if length >= 90 { #expect(axis.ticks.count >= 2, "\(scale) \(direction)") }
                    let commands = axis.draw(
                        in: Rectangle(x: 100, y: 100, width: length, height: length), theme: .light)
                    let boxes = DrawingCommand.texts(in: commands).map(\.bounds)
                    for (index, box) in boxes.enumerated() {
                        #expect(!boxes[(index + 1)...].contains { $0.intersects(box) }, "\(scale) \(direction)")
                    }
                }
            }
        }
    }
}
