import Testing

@testable import Plots

/// Each rule finds the breach that is planted for it, and nothing else finds one.
@Suite struct FigureLintTests {
    private func drawing(_ profile: Profile = .neurips) throws -> Drawing {
        try Figure.single([LineMark(.sample, x: [0, 1], y: [0, 1])]).layout(profile: profile)
    }

    private func kinds(_ drawing: Drawing) -> [Breach.Kind] { FigureLint.check(drawing).map(\.kind) }

    private func line(_ string: String, size: Double = 8) -> MeasuredText {
        TextEngine.withEngine { $0.measure(RichText(verbatim: string), style: TextStyle(size: size)) }
    }

    private func text(_ string: String, at point: Point, size: Double = 8, ink: Color = .black) -> DrawingCommand {
        .text(TextCommand(line(string, size: size), origin: point, ink: Ink(ink)))
    }

    private let middle = Point(x: 150, y: 60)

    @Test func anUntouchedFigureHasNone() throws {
        #expect(kinds(try drawing()).isEmpty)
    }

    @Test func width() throws {
        var drawing = try drawing()
        drawing.profile = .icmlColumn
        #expect(kinds(drawing) == [.width])
        #expect(
            "\(FigureLint.check(drawing)[0])" == "test: width: 5.50 in wide, but icml-column has 3.25 in")
    }

    @Test func height() throws {
        var drawing = try drawing()
        drawing.size.height = 649
        #expect(kinds(drawing) == [.height])
    }

    @Test func smallText() throws {
        var drawing = try drawing()
        drawing.commands.append(text("small", at: middle, size: 5.9))
        #expect(kinds(drawing) == [.textSize])
    }

    @Test func sevenPointsAreSmallForIEEE() throws {
        var drawing = try drawing(.ieeePage)
        #expect(kinds(drawing).isEmpty)
        drawing.commands.append(text("small", at: middle, size: 7))
        #expect(kinds(drawing) == [.textSize])
    }

    @Test func thinStrokes() throws {
        var drawing = try drawing()
        let path = Path(polyline: [Point(x: 100, y: 50), Point(x: 200, y: 50)])
        drawing.commands.append(.path(PathCommand(path, stroke: Stroke(Ink(.black), width: 0.4))))
        #expect(kinds(drawing) == [.strokeWidth])
    }

    @Test func paleText() throws {
        var drawing = try drawing()
        drawing.commands.append(text("pale", at: middle, ink: Color(0x808080)))
        #expect(kinds(drawing) == [.textContrast])
    }

    @Test func textOnItsOwnGround() throws {
        var drawing = try drawing()
        let plate = Rectangle(x: 140, y: 40, width: 60, height: 40)
        drawing.commands.append(.path(PathCommand(Path(plate), fill: Ink(Color(0x222222)))))
        drawing.commands.append(text("dark", at: middle))
        #expect(kinds(drawing) == [.textContrast])
        drawing.commands[drawing.commands.count - 1] = text("light", at: middle, ink: .white)
        #expect(kinds(drawing).isEmpty)
    }

    @Test func paleSeries() throws {
        let yellow = SeriesStyle(light: Color(0xF0E442), dark: Color(0xF0E442))
        let series = Series(SeriesIdentity(key: "pale", label: "pale"), style: yellow)
        let drawing = try Figure.single([LineMark(series, x: [0, 1], y: [0, 1])]).layout()
        #expect(kinds(drawing) == [.graphicContrast])
        #expect(FigureLint.check(drawing)[0].message.contains("1.3:1"))
    }

    /// Two series of one panel, the same but for what is given.
    private func pair(_ first: UInt32, _ second: UInt32, marker: MarkerShape = .circle) throws -> Drawing {
        let styles = [
            SeriesStyle(light: Color(first), dark: .white),
            SeriesStyle(light: Color(second), dark: .white, marker: marker),
        ]
        let marks = styles.enumerated().map { index, style in
            LineMark(
                Series(SeriesIdentity(key: "s\(index)", label: "s"), style: style), x: [0, 1],
                y: [0, Double(index + 1)])
        }
        return try Figure.single(marks).layout()
    }

    @Test func colorsThatLookTheSameWithColorVisionDeficiency() throws {
        // A red and a green of one lightness: far apart for most, the same for deuteranopes.
        let drawing = try pair(0xA52A2A, 0x5A5A00)
        #expect(Set(kinds(drawing)) == [.colorVision, .greySeparation])
        #expect(FigureLint.check(drawing).contains { $0.message.contains("deuteranopia") })
        #expect(!FigureLint.check(drawing).contains { $0.message.contains("typical") })
    }

    @Test func colorsOfOneGrey() throws {
        #expect(kinds(try pair(0x0072B2, 0xA0522D)) == [.greySeparation])
        #expect(kinds(try pair(0x000000, 0x0072B2)).isEmpty)
    }

    @Test func anotherMarkerTellsSeriesApart() throws {
        #expect(kinds(try pair(0x0072B2, 0x0072B2, marker: .square)).isEmpty)
    }

    @Test func overlappingText() throws {
        var drawing = try drawing()
        drawing.commands.append(text("first", at: middle))
        drawing.commands.append(text("second", at: Point(x: middle.x + 10, y: middle.y + 2)))
        #expect(kinds(drawing) == [.textOverlap])
    }

    @Test func clippedText() throws {
        var drawing = try drawing()
        drawing.commands.append(text("beyond the edge", at: Point(x: 380, y: 60)))
        #expect(kinds(drawing) == [.clipping])
    }

    @Test func textCutByAClip() throws {
        var drawing = try drawing()
        let clip = Rectangle(x: 140, y: 50, width: 20, height: 20)
        drawing.commands.append(.group(GroupCommand(.annotation, clip: clip, [text("cut off", at: middle)])))
        #expect(kinds(drawing) == [.clipping])
    }

    @Test func aFontThatIsNotInstalled() throws {
        let figure = Figure.single([LineMark(.sample, x: [0, 1], y: [0, 1])])
        #expect(Set(kinds(try figure.layout(fontFamily: "No Such Family"))) == [.font])
    }

    @Test func warningsAreBreaches() throws {
        var drawing = try drawing()
        drawing.warnings = [
            .font(asked: "A", drawn: "B", text: "t"), .truncatedText("t"),
            .valuesWithoutPlace(count: 1, panel: 0, axis: "vertical"),
        ]
        #expect(kinds(drawing) == [.font, .truncatedText, .missingValues])
    }
}
