import Testing

@testable import Plots

@Suite struct HistogramMarkTests {
    private let edges = HistogramBins.edges([0, 1, 2, 4])
    private let sample = [0.5, 1, 1.2, 1.9, 3, 4]

    @Test func theOutlineStepsOverTheBins() throws {
        let drawing = try Figure.single([HistogramMark(.sample, sample, bins: edges)]).layout()
        let outline = try #require(drawing.dataPaths(of: "batch-norm").first)
        let points = outline.path.points
        try #require(points.count == 8)
        let heights = points.map { points[0].y - $0.y }
        #expect(abs(heights[7]) < 1e-9)
        #expect(
            zip(heights.dropFirst().dropLast(), [1, 1, 3, 3, 2, 2]).allSatisfy { abs($0 - $1 * heights[1]) < 1e-9 })
        #expect(abs((points[6].x - points[5].x) - 2 * (points[2].x - points[1].x)) < 1e-9)
        #expect(outline.values == DataValues(x: [0.5, 0.5, 0.5, 1.5, 1.5, 3, 3, 3], y: [1, 1, 1, 3, 3, 2, 2, 2]))
    }

    @Test func heightsAreCountsFractionsOrDensities() {
        func heights(_ height: HistogramMark.Height) -> MarkContent? {
            HistogramMark(.sample, sample, bins: edges, height: height).content
        }
        let middles = [0.5, 1.5, 3]
        #expect(heights(.count) == .points(x: middles, y: [1, 3, 2]))
        #expect(heights(.fraction) == .points(x: middles, y: [1.0 / 6, 0.5, 1.0 / 3]))
        #expect(heights(.density) == .points(x: middles, y: [1.0 / 6, 0.5, 1.0 / 6]))
    }

    @Test func valuesOutsideTheBinsAreReported() throws {
        let mark = HistogramMark(.sample, sample + [-1, 9, .infinity, .nan], bins: edges)
        let drawing = try Figure.single([mark]).layout()
        #expect(drawing.warnings == [.valuesWithoutPlace(count: 3, panel: 0, axis: "horizontal")])
    }

    @Test(arguments: [[], [.nan]] as [[Double]])
    func nothingToShowIsSaid(values: [Double]) throws {
        let drawing = try Figure.single([HistogramMark(.sample, values)]).layout()
        #expect(drawing.strings.contains("no data"))
        #expect(drawing.dataPaths(of: "batch-norm").isEmpty)
    }

    @Test func illegalBinsAreRefused() {
        #expect(throws: PlotError.parameter(name: "number of bins", value: 0, expected: "1 to 1000")) {
            try Figure.single([HistogramMark(.sample, [1, 2], bins: .count(0))]).layout()
        }
    }

    @Test func aLogarithmicAxisHasNoZeroForAnEmptyBin() throws {
        let mark = HistogramMark(.sample, [0.5, 3, 3.5], bins: edges)
        let drawing = try Figure.single([mark], y: LogarithmicScale()).layout()
        #expect(drawing.warnings.isEmpty)
        // The one of the horizontal axis.
        #expect(drawing.strings.count { $0 == "0" } == 1)
    }
}
