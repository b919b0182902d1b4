import Testing

@testable import Plots

@Suite struct AreaMarkTests {
    private func tint(_ drawing: Drawing) throws -> Path {
        try #require(drawing.bands(of: "other").first).path
    }

    private let series = Series(
        SeriesIdentity(key: "other", label: "other"), style: SeriesStyle(light: .black, dark: .white))

    @Test func anAreaReachesFromItsCurveToTheBaseline() throws {
        let drawing = try Figure.single([AreaMark(series, x: [0, 1, 2], y: [1, 3, 2])]).layout()
        let points = try tint(drawing).points
        try #require(points.count == 6)
        #expect(Set(points.suffix(3).map(\.y)).count == 1)
        let base = points[3].y
        #expect(abs((base - points[1].y) - 3 * (base - points[0].y)) < 1e-9)
        let outline = try #require(drawing.dataPaths(of: "other").first)
        #expect(outline.path.points == Array(points.prefix(3)))
        #expect(outline.values == DataValues(x: [0, 1, 2], y: [1, 3, 2]))
        #expect(drawing.dataPaths(of: "other").count == 1)
    }

    @Test func anAreaBetweenCurvesHasALineAlongEach() throws {
        let mark = AreaMark(series, x: [0, 1], lower: [1, 2], upper: [3, 1])
        let drawing = try Figure.single([mark]).layout()
        #expect(drawing.dataPaths(of: "other").map { $0.values?.y } == [[3, 1], [1, 2]])
        #expect(mark.content == .intervals(places: [0, 1], lower: [1, 2], upper: [3, 1], direction: .vertical))
    }

    @Test func missingValuesAreGaps() throws {
        let mark = AreaMark(series, x: [0, 1, 2, 3, 4, 5], y: [1, 2, .nan, 2, 1, .infinity])
        let drawing = try Figure.single([mark]).layout()
        #expect(try tint(drawing).elements.count { $0 == .close } == 2)
        #expect(drawing.dataPaths(of: "other").count == 2)
        #expect(drawing.warnings == [.valuesWithoutPlace(count: 1, panel: 0, axis: "vertical")])
    }

    @Test func aBaselineWithoutPlaceIsTheFrame() throws {
        let drawing = try Figure.single([AreaMark(series, x: [0, 1], y: [1, 10])], y: LogarithmicScale()).layout()
        let points = try tint(drawing).points
        #expect(points[2].y == points[3].y)
        #expect(points[2].y > points[0].y)
        #expect(drawing.warnings.isEmpty)
    }

    @Test func illegalAreasAreRefused() {
        #expect(throws: PlotError.lengths(mark: "area", counts: [1, 2])) {
            try Figure.single([AreaMark(series, x: [0], y: [1, 2])]).layout()
        }
        #expect(throws: PlotError.lengths(mark: "area", counts: [1, 1, 2])) {
            try Figure.single([AreaMark(series, x: [0], lower: [0, 1], upper: [1])]).layout()
        }
        #expect(
            throws: PlotError.parameter(name: "baseline of an area", value: -.infinity, expected: "a finite number")
        ) {
            try Figure.single([AreaMark(series, x: [0], y: [1], baseline: -.infinity)]).layout()
        }
    }

    @Test func nothingToShowIsSaid() throws {
        #expect(try Figure.single([AreaMark(series, x: [], y: [])]).layout().strings.contains("no data"))
        #expect(
            try Figure.single([AreaMark(series, x: [0, 1], y: [.nan, .nan])]).layout().strings.contains("no data"))
    }

    @Test func withoutTransparencyTheTintIsOpaque() throws {
        let figure = Figure.single([AreaMark(series, x: [0, 1], y: [1, 2])])
        let tint = try #require(try figure.layout(profile: .ieeeColumn).bands(of: "other").first)
        #expect(tint.fill == Ink(Color.black.blended(opacity: Theme.light.areaOpacity, over: .white)))
    }
}
