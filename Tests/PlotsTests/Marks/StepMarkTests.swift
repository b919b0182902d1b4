import Testing

@testable import Plots

@Suite struct StepMarkTests {
    @Test func stepsTurnAtTheNextPoint() throws {
        let drawing = try Figure.single([StepMark(.sample, x: [0, 1, 2], y: [1, 3, 2])]).layout()
        let points = try #require(drawing.dataPaths(of: "batch-norm").first).path.points
        #expect(points.count == 5)
        #expect(points[0].y == points[1].y && points[1].x == points[2].x)
        #expect(drawing.symbols(of: "batch-norm").isEmpty)
    }
}
