import Testing

@testable import Plots

@Suite struct PointMarkTests {
    @Test func markersStandAtTheirPoints() throws {
        let drawing = try Figure.single([PointMark(.sample, x: [0, 1, .nan], y: [0, 1, 2])]).layout()
        let symbols = try #require(drawing.symbols(of: "batch-norm").first)
        #expect(symbols.positions.count == 2)
        #expect(symbols.values?.y == [0, 1])
    }
}
