import Testing

@testable import Plots

@Suite struct SecondAxisMarkTests {
    private func figure(second: Axis? = Axis("second", scale: LinearScale(padding: 0))) -> Figure {
        Figure(
            "test",
            panels: [
                Panel(
                    x: Axis("x"), y: Axis("first", scale: LinearScale(padding: 0)), secondY: second,
                    marks: [
                        LineMark(.sample, x: [0, 1], y: [0, 1]),
                        SecondAxisMark(LineMark(.other, x: [0, 1], y: [0, 500])),
                    ])
            ])
    }

    @Test func eachAxisHoldsItsOwnValues() throws {
        let drawing = try figure().layout()
        let (first, second) = (drawing.dataPaths(of: "batch-norm"), drawing.dataPaths(of: "layer-norm"))
        #expect(first.map(\.path) == second.map(\.path))
        #expect(drawing.strings.contains("second") && drawing.strings.contains("400"))
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func itsLabelsStandAtTheRight() throws {
        let drawing = try figure().layout()
        let right = try #require(drawing.text("400")).bounds
        let first = try #require(drawing.text("first")).bounds
        let second = try #require(drawing.text("second")).bounds
        #expect(right.x > drawing.size.width / 2)
        #expect(second.x > right.maxX)
        #expect(first.maxX < drawing.size.width / 2)
    }

    /// Names at line ends would stand in its way.
    @Test func seriesAreNamedBelow() throws {
        let drawing = try figure().layout()
        let name = try #require(drawing.text("LayerNorm")).bounds
        #expect(name.y > (try #require(drawing.text("x"))).bounds.maxY)
    }

    @Test(arguments: Profile.printed)
    func itFitsEveryPage(profile: Profile) throws {
        #expect(FigureLint.check(try figure().layout(profile: profile)).isEmpty)
    }

    @Test func aPanelWithoutOneRefuses() {
        #expect(throws: PlotError.noSecondAxis) { try figure(second: nil).layout() }
    }
}
