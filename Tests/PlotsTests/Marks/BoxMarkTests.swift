import Testing

@testable import Plots

@Suite struct BoxMarkTests {
    private let sample: [Double] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20]

    private func box(_ drawing: Drawing) throws -> Rectangle {
        try #require(drawing.dataPaths(of: "batch-norm").first { $0.area != nil }?.path.bounds)
    }

    @Test func theBoxReachesFromQuartileToQuartile() throws {
        let drawing = try Figure.single(
            [BoxMark(.sample, at: [0], samples: [sample])], y: LinearScale(domain: 0...20)
        ).layout()
        let paths = drawing.dataPaths(of: "batch-norm")
        try #require(paths.count == 3)
        let box = try box(drawing)
        let unit = box.height / 4.5
        let zero = box.maxY + 3.25 * unit
        let (whiskers, median) = (paths[1].path.points, paths[2].path.points)
        // Each whisker is a line from the box and a cap.
        try #require(whiskers.count == 8)
        #expect(abs(whiskers[1].y - (zero - unit)) < 1e-9)
        #expect(abs(whiskers[5].y - (zero - 9 * unit)) < 1e-9)
        #expect(median.allSatisfy { abs($0.y - (zero - 5.5 * unit)) < 1e-9 })
        #expect(abs(median[0].x - box.x) < 1e-9 && abs(median[1].x - box.maxX) < 1e-9)
        let outliers = try #require(drawing.symbols(of: "batch-norm").first)
        #expect(outliers.values == DataValues(x: [0], y: [20]))
        #expect(abs(outliers.positions[0].y - (zero - 20 * unit)) < 1e-9)
        #expect(drawing.warnings.isEmpty)
    }

    @Test func horizontalBoxesRunAlongTheOtherAxis() throws {
        let mark = BoxMark(.sample, at: [0], samples: [sample], orientation: .horizontal)
        #expect(mark.content == .points(x: [5.5], y: [0]))
        let drawing = try Figure.single([mark]).layout()
        let median = drawing.dataPaths(of: "batch-norm")[2].path.points
        let box = try box(drawing)
        #expect(abs(median[0].x - (box.x + box.width / 2)) < 1e-9)
        #expect(abs(abs(median[0].y - median[1].y) - box.height) < 1e-9)
    }

    @Test func boxesStandSideBySide() throws {
        let marks = [Series.sample, .other].enumerated().map { index, series in
            BoxMark(series, at: [0], samples: [sample], slot: Slot(index, of: 2))
        }
        let drawing = try Figure.single(marks, legend: .automatic).layout()
        let other = try #require(drawing.dataPaths(of: "layer-norm").first?.path.bounds)
        #expect(try box(drawing).maxX < other.x)
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func illegalBoxesAreRefused() {
        #expect(throws: PlotError.lengths(mark: "box", counts: [2, 1])) {
            try Figure.single([BoxMark(.sample, at: [0, 1], samples: [[1]])]).layout()
        }
        #expect(throws: PlotError.parameter(name: "width of a box", value: -1, expected: "a number above 0")) {
            try Figure.single([BoxMark(.sample, at: [0], samples: [[1]], width: -1)]).layout()
        }
    }

    @Test(arguments: [[], [[]], [[.nan]]] as [[[Double]]])
    func nothingToShowIsSaid(samples: [[Double]]) throws {
        let drawing = try Figure.single([BoxMark(.sample, at: samples.map { _ in 0 }, samples: samples)]).layout()
        #expect(drawing.strings.contains("no data"))
        #expect(drawing.dataPaths(of: "batch-norm").isEmpty)
    }

    @Test func valuesWithoutPlaceAreReported() throws {
        let mark = BoxMark(.sample, at: [0, 1], samples: [[1, 2, 3, .infinity], [-3, -2, -1]])
        let drawing = try Figure.single([mark], y: LogarithmicScale()).layout()
        #expect(drawing.dataPaths(of: "batch-norm").filter { $0.area != nil }.count == 1)
        #expect(drawing.warnings == [.valuesWithoutPlace(count: 2, panel: 0, axis: "vertical")])
    }
}
