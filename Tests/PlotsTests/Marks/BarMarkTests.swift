import Testing

@testable import Plots

@Suite struct BarMarkTests {
    /// The bars of a series as drawn.
    private func outlines(_ drawing: Drawing, of key: String = "batch-norm") -> [Rectangle] {
        drawing.dataPaths(of: key).filter { $0.area != nil }.compactMap(\.path.bounds)
    }

    @Test func barsStandOnTheirBaselineInProportionToTheirValues() throws {
        let drawing = try Figure.single([BarMark(.sample, at: [0, 1, 2], values: [2, 4, .nan])]).layout()
        let bars = outlines(drawing)
        try #require(bars.count == 2)
        #expect(abs(bars[0].maxY - bars[1].maxY) < 1e-9)
        #expect(abs(bars[1].height - 2 * bars[0].height) < 1e-9)
        #expect(abs(bars[0].width - bars[1].width) < 1e-9)
        // A place of 1 is 1/0.7 as wide as a bar.
        #expect(abs((bars[1].x - bars[0].x) * 0.7 - bars[0].width) < 1e-9)
        #expect(drawing.warnings.isEmpty)
    }

    @Test func theAxisEndsAtTheBaselineUnlessDataLieBeyond() throws {
        func range(_ values: [Double]) throws -> (zero: Double?, lowest: Double?) {
            var extent = (x: ValueExtent(), y: ValueExtent())
            BarMark(.sample, at: [0, 1], values: values).extend(x: &extent.x, y: &extent.y)
            let scale = try LinearScale().fitted(to: extent.y)
            return (scale.fraction(of: 0), scale.fraction(of: values.min()!))
        }
        #expect(try range([3, 4]).zero == 0)
        #expect(try range([-3, -4]).zero == 1)
        let both = try range([-3, 4])
        #expect(try #require(both.lowest) > 0)
        #expect(try #require(both.zero) > 0.4)
    }

    @Test func barsBelowTheBaselineHangFromIt() throws {
        let bars = outlines(try Figure.single([BarMark(.sample, at: [0, 1], values: [-1, 1])]).layout())
        try #require(bars.count == 2)
        #expect(abs(bars[0].y - bars[1].maxY) < 1e-9)
    }

    @Test func groupedBarsShareTheirPlace() throws {
        let marks = BarMark.grouped([(.sample, [1, 1]), (.other, [2, 2])], at: [0, 1])
        #expect(marks.map(\.middles).map { $0.map { ($0 * 10).rounded() / 10 } } == [[-0.2, 0.8], [0.2, 1.2]])
        let drawing = try Figure.single(marks).layout()
        let (first, second) = (outlines(drawing), outlines(drawing, of: "layer-norm"))
        try #require(first.count == 2 && second.count == 2)
        #expect(first[0].maxX < second[0].x)
        #expect(second[0].maxX < first[1].x)
    }

    @Test func horizontalBarsRunAlongTheOtherAxis() throws {
        let mark = BarMark(.sample, at: [0, 1], values: [1, 3], orientation: .horizontal)
        #expect(mark.content == .points(x: [1, 3], y: [0, 1]))
        let bars = outlines(
            try Figure.single([mark], y: CategoricalScale(["a", "b"], isReversed: true)).layout())
        try #require(bars.count == 2)
        #expect(abs(bars[1].width - 3 * bars[0].width) < 1e-9)
        #expect(bars[0].maxY < bars[1].y)
    }

    @Test func onALogarithmicAxisBarsBeginAtTheFrameAndZerosAreMarked() throws {
        let drawing = try Figure.single(
            [BarMark(.sample, at: [0, 1, 2, 3], values: [1, 100, 0, -5])], y: LogarithmicScale()
        ).layout()
        #expect(outlines(drawing).count == 2)
        #expect(drawing.symbols(of: "batch-norm").map(\.positions.count) == [1])
        #expect(drawing.warnings == [.valuesWithoutPlace(count: 1, panel: 0, axis: "vertical")])
    }

    @Test func eachBarCarriesItsPlaceAndValue() throws {
        let drawing = try Figure.single(BarMark.grouped([(.sample, [1, 2]), (.other, [3, 4])], at: [0, 1])).layout()
        var found: [DataValues] = []
        drawing.forEachCommand { command, place in
            if case .path(let path) = command, place.series?.identity.key == "layer-norm", let values = path.values {
                found.append(values)
            }
        }
        #expect(found == [DataValues(x: [0], y: [3]), DataValues(x: [1], y: [4])])
    }

    @Test func illegalBarsAreRefused() {
        func layout(_ mark: BarMark) throws -> Drawing { try Figure.single([mark]).layout() }
        #expect(throws: PlotError.lengths(mark: "bar", counts: [2, 1])) {
            try layout(BarMark(.sample, at: [0, 1], values: [1]))
        }
        #expect(throws: PlotError.parameter(name: "width of a bar", value: 0, expected: "a number above 0")) {
            try layout(BarMark(.sample, at: [0], values: [1], width: 0))
        }
        #expect(throws: PlotError.parameter(name: "slot of a bar", value: 2, expected: "0 to 1")) {
            try layout(BarMark(.sample, at: [0], values: [1], slot: Slot(2, of: 2)))
        }
        #expect(throws: PlotError.parameter(name: "number of bars side by side", value: 0, expected: "1 or more")) {
            try layout(BarMark(.sample, at: [0], values: [1], slot: Slot(0, of: 0)))
        }
        #expect(throws: PlotError.parameter(name: "baseline of a bar", value: .infinity, expected: "a finite number")) {
            try layout(BarMark(.sample, at: [0], values: [1], baseline: .infinity))
        }
    }

    @Test(arguments: [[], [.nan]] as [[Double]])
    func nothingToShowIsSaid(values: [Double]) throws {
        let drawing = try Figure.single([BarMark(.sample, at: values.map { _ in 0 }, values: values)]).layout()
        #expect(drawing.strings.contains("no data"))
        #expect(outlines(drawing).isEmpty)
    }

    @Test func aLegendNamesBarsByAPieceOfThem() throws {
        let marks = BarMark.grouped([(.sample, [1]), (.other, [2])], at: [0])
        let drawing = try Figure.single(marks, legend: .automatic).layout()
        #expect(drawing.strings.contains("BatchNorm") && drawing.strings.contains("LayerNorm"))
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func manyBarsAreTooNarrow() throws {
        let places = (0..<200).map(Double.init)
        let drawing = try Figure.single([BarMark(.sample, at: places, values: places)]).layout()
        #expect(FigureLint.check(drawing).map(\.kind) == [.areaWidth])
    }

    @Test func barsOfOneLookAreFound() throws {
        let style = SeriesStyle(light: Color(0x0072B2), dark: .white)
        let marks = ["a", "b"].enumerated().map { index, key in
            BarMark(
                Series(SeriesIdentity(key: key, label: "s"), style: style), at: [0], values: [1],
                slot: Slot(index, of: 2))
        }
        #expect(
            Set(FigureLint.check(try Figure.single(marks).layout()).map(\.kind)) == [.colorVision, .greySeparation])
    }
}
