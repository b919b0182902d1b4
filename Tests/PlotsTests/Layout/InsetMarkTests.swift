import Testing

@testable import Plots

@Suite struct InsetMarkTests {
    private let x = (0...20).map(Double.init)

    private func figure(in area: Rectangle? = nil, values: [Double]? = nil) -> Figure {
        let inside = Panel(
            x: Axis(scale: LinearScale(domain: 0...4)), y: Axis(),
            marks: [LineMark(.sample, x: [0, 1, 2, 3, 4], y: values ?? [0, 100, 400, 900, 1600])])
        let line = LineMark(.sample, x: x, y: x.map { 100 * $0 * $0 })
        let inset = area.map { InsetMark(inside, in: $0) } ?? InsetMark(inside, in: Self.corner)
        return Figure.single([line, inset])
    }

    private static let corner = Rectangle(x: 0.05, y: 0.05, width: 0.5, height: 0.5)

    @Test func theInsetStandsInItsPartOfTheFrame() throws {
        let drawing = try figure().layout()
        let paths = drawing.dataPaths(of: "batch-norm").compactMap(\.path.bounds)
        try #require(paths.count == 2)
        let (outer, inner) = (paths[0], paths[1])
        #expect(outer.contains(inner))
        #expect(inner.maxX < outer.x + 0.56 * outer.width)
        #expect(inner.maxY < outer.y + 0.56 * outer.height)
        // Its axis ends at 4, the one around it at 20.
        #expect(drawing.strings.contains("4") && drawing.strings.contains("20"))
    }

    @Test(arguments: Profile.printed)
    func itFitsEveryPage(profile: Profile) throws {
        let breaches = FigureLint.check(try figure().layout(profile: profile))
        #expect(breaches.isEmpty, "\(breaches)")
    }

    @Test func whatIsMissingInsideIsReported() throws {
        let drawing = try figure(values: [0, .infinity, 1, 2, 3]).layout()
        #expect(drawing.warnings == [.valuesWithoutPlace(count: 1, panel: 0, axis: "vertical")])
    }

    @Test(arguments: [
        Rectangle(x: 0.8, y: 0, width: 0.3, height: 0.5), Rectangle(x: -0.1, y: 0, width: 0.3, height: 0.5),
        Rectangle(x: 0, y: 0, width: 0, height: 0.5), Rectangle(x: 0, y: .nan, width: 0.5, height: 0.5),
    ])
    func anAreaBeyondTheFrameIsRefused(area: Rectangle) {
        #expect(throws: PlotError.self) { try figure(in: area).layout() }
    }
}
