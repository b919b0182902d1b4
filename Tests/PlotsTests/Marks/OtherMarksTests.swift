import Testing

@testable import Plots

@Suite struct BandMarkTests {
    @Test func theBandRunsAlongBothBounds() throws {
        let band = BandMark(.sample, x: [0, 1], lower: [0, 1], upper: [2, 4])
        let drawing = try Figure.single([band]).layout()
        let path = try #require(drawing.bands(of: "batch-norm").first)
        let (tops, bottoms) = (path.path.points.prefix(2), path.path.points.suffix(2))
        #expect(path.path.points.count == 4)
        #expect(tops.map(\.x) == bottoms.reversed().map(\.x))
        #expect(zip(tops, bottoms.reversed()).allSatisfy { $0.y < $1.y })
        #expect(path.fill?.opacity ?? 1 < 1)
    }

    @Test func missingBoundsAreGaps() throws {
        let band = BandMark(
            .sample, x: [0, 1, 2, 3, 4], lower: [0, 0, .nan, 0, 0], upper: [1, 1, 1, 1, 1])
        let path = try #require(try Figure.single([band]).layout().bands(of: "batch-norm").first).path
        #expect(path.elements.filter { $0 == .close }.count == 2)
    }

    @Test func ieeeBandsAreOpaque() throws {
        let band = BandMark(.sample, x: [0, 1], lower: [0, 1], upper: [2, 4])
        let path = try #require(try Figure.single([band]).layout(profile: .ieeeColumn).bands(of: "batch-norm").first)
        #expect(path.fill?.opacity == 1)
        #expect(path.fill?.color == Color.black.blended(opacity: 0.16, over: .white))
    }

    @Test func aBoundAtZeroReachesToTheFrameOfALogarithmicAxis() throws {
        let band = BandMark(.sample, x: [0, 1], lower: [0, -1], upper: [1, 10])
        let drawing = try Figure.single([band], y: LogarithmicScale()).layout()
        let points = try #require(drawing.bands(of: "batch-norm").first).path.points
        #expect(points[2].y == points[3].y)
        #expect(!drawing.strings.contains("0.0"))
        #expect(drawing.warnings.isEmpty)
    }
}

@Suite struct PointAndErrorBarMarkTests {
    @Test func markersStandAtTheirPoints() throws {
        let drawing = try Figure.single([PointMark(.sample, x: [0, 1, .nan], y: [0, 1, 2])]).layout()
        let symbols = try #require(drawing.symbols(of: "batch-norm").first)
        #expect(symbols.positions.count == 2)
        #expect(symbols.values?.y == [0, 1])
    }

    @Test func whiskersEndInCaps() throws {
        let bar = ErrorBarMark(.sample, x: [1], y: [5], lower: [3], upper: [9])
        let path = try #require(try Figure.single([bar]).layout().dataPaths(of: "batch-norm").first).path
        #expect(path.elements.count == 6)
        let whisker = path.points.prefix(2)
        #expect(whisker[0].x == whisker[1].x)
        #expect(whisker[0].y > whisker[1].y)
    }

    @Test func horizontalWhiskersRunAlongTheOtherAxis() throws {
        let bar = ErrorBarMark(.sample, x: [5], y: [1], lower: [3], upper: [9], direction: .horizontal)
        let points = try #require(try Figure.single([bar]).layout().dataPaths(of: "batch-norm").first).path.points
        #expect(points[0].y == points[1].y)
        #expect(points[0].x < points[1].x)
    }
}

@Suite struct StepMarkTests {
    @Test func stepsTurnAtTheNextPoint() throws {
        let drawing = try Figure.single([StepMark(.sample, x: [0, 1, 2], y: [1, 3, 2])]).layout()
        let points = try #require(drawing.dataPaths(of: "batch-norm").first).path.points
        #expect(points.count == 5)
        #expect(points[0].y == points[1].y && points[1].x == points[2].x)
        #expect(drawing.symbols(of: "batch-norm").isEmpty)
    }
}

@Suite struct DivergenceMarkTests {
    @Test(arguments: [100.0, .infinity, .nan])
    func divergedRunsEndInANamedCross(value: Double) throws {
        let marks: [any Mark] = [
            LineMark(.sample, x: [0, 1, 2], y: [1, 10, 50]),
            DivergenceMark(.sample, x: 2, y: value, label: "diverged at step 2"),
        ]
        let drawing = try Figure.single(marks).layout()
        #expect(drawing.strings.contains("diverged at step 2"))
        #expect(drawing.dataPaths(of: "batch-norm").count == 3)
        #expect(FigureLint.check(drawing).isEmpty)
    }

    /// In the left half to the right, in the right half to the left, each disc clear of the others.
    @Test(arguments: [(0.0, 1.0), (2.0, -1.0)])
    func crossesAtOnePlaceStandSideBySide(_ place: Double, _ sign: Double) throws {
        let marks: [any Mark] =
            [LineMark(.sample, x: [0, 1, 2], y: [1, 10, 50])]
            + (0..<3).map { DivergenceMark(.sample, x: place, y: 10, rank: $0) }
        let centers = try Figure.single(marks).layout().symbols(of: "batch-norm")
            .filter { $0.positions.count == 1 }.suffix(3).map { $0.positions[0] }
        try #require(centers.count == 3)
        #expect(Set(centers.map(\.y)).count == 1)
        for (first, second) in zip(centers, centers.dropFirst()) { #expect(sign * (second.x - first.x) > 6.8) }
    }
}

@Suite struct HeatmapMarkTests {
    private func figure(_ values: [[Double]], decimals: Int? = 1) -> Figure {
        .single(
            [HeatmapMark(values, label: "value", decimals: decimals)], x: CategoricalScale(["a", "b"]),
            y: CategoricalScale(["c", "d"], isReversed: true))
    }

    @Test func cellsHaveTheColorsOfTheirValues() throws {
        let drawing = try figure([[0, 1], [0.5, .nan]]).layout()
        var fills: [Color] = []
        drawing.forEachCommand { command, place in
            if case .path(let path) = command, let fill = path.fill, place.clip.width < drawing.size.width {
                fills.append(fill.color)
            }
        }
        #expect(fills.contains(ColorMap.viridis.color(at: 0)))
        #expect(fills.contains(ColorMap.viridis.color(at: 1)))
        #expect(fills.contains(ColorMap.viridis.color(at: 0.5)))
    }

    @Test func numbersStandOutAndMissingCellsLookMissing() throws {
        let drawing = try figure([[0, 1], [0.5, .nan]]).layout()
        #expect(Set(["0.0", "1.0", "0.5", "–"]).isSubset(of: drawing.strings))
        #expect(drawing.text("0.0")?.ink.color == .white)
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func numbersThatDoNotFitAreLeftOut() throws {
        let drawing = try figure([[123456.7, 1], [2, 3]], decimals: 6).layout(profile: .icmlColumn)
        #expect(drawing.strings.contains("a"))
        let wide = Array(repeating: Array(repeating: 123456.7, count: 40), count: 2)
        let narrow = try Figure.single([HeatmapMark(wide, decimals: 3)]).layout(profile: .icmlColumn)
        #expect(!narrow.strings.contains { $0.contains("123456.700") })
    }

    @Test func numbersAreReadableOnEveryColor() {
        for map in ColorMap.allCases {
            for step in 0...100 {
                let color = map.color(at: Double(step) / 100)
                #expect(max(color.contrast(with: .white), color.contrast(with: .black)) >= 4.5)
            }
        }
    }

    @Test func aColorBarNamesTheQuantity() throws {
        let drawing = try figure([[0, 1], [0.5, 0.2]]).layout()
        #expect(drawing.text("value")?.isVertical == true)
        #expect(drawing.strings.contains("0.25"))
    }
}

@Suite struct DiagramMarkTests {
    private func figure(_ diagram: Diagram) -> Figure {
        Figure("diagram", panels: [Panel(x: nil, y: nil, marks: [DiagramMark(diagram)])])
    }

    @Test func arrowsRunFromNodeToNode() throws {
        let diagram = Diagram.chain([
            .init("a", "Conv", row: 0), .init("b", "ReLU", row: 1), .init("sum", "+", shape: .circle, row: 2),
        ])
        let drawing = try figure(diagram).layout()
        #expect(drawing.strings == ["Conv", "ReLU", "+"])
        let (conv, relu) = (try #require(drawing.text("Conv")), try #require(drawing.text("ReLU")))
        #expect(abs(conv.bounds.center.x - relu.bounds.center.x) < 1)
        #expect(conv.origin.y < relu.origin.y)
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func anEdgeToNowhereIsRefused() {
        let diagram = Diagram(nodes: [.init("a", "A", row: 0)], edges: [.init(from: "a", to: "b")])
        #expect(throws: PlotError.unknownNode("b")) { try figure(diagram).layout() }
    }
}

@Suite struct AnnotationMarkTests {
    @Test func remarksStayInsideTheFrameAndHaveLeaders() throws {
        let marks: [any Mark] = [
            LineMark(.sample, x: [0, 1], y: [0, 1]),
            TextMark("a remark at the very edge", x: 1, y: 1, offset: Size(width: 200, height: -200)),
            TextMark("far away", x: 0.2, y: 0.2, offset: Size(width: 60, height: -30)),
        ]
        let drawing = try Figure.single(marks).layout()
        #expect(FigureLint.check(drawing).isEmpty)
        var leaders = 0
        drawing.forEachCommand { command, place in
            if case .path(let path) = command, place.roles.last == .annotation, path.stroke?.width == 0.5 {
                leaders += 1
            }
        }
        #expect(leaders == 1)
    }

    @Test func rulesCrossThePanelAtTheirValue() throws {
        let marks: [any Mark] = [
            LineMark(.sample, x: [0, 1], y: [0, 1]), RuleMark(.horizontal(0.5), label: "half"),
        ]
        let drawing = try Figure.single(marks).layout()
        var rule: Path?
        drawing.forEachCommand { command, place in
            if case .path(let path) = command, place.roles.last == .annotation { rule = rule ?? path.path }
        }
        let points = try #require(rule).points
        let line = try #require(drawing.dataPaths(of: "batch-norm").first).path.points
        #expect(points.count == 2)
        #expect(points.allSatisfy { abs($0.y - (line[0].y + line[1].y) / 2) < 1e-9 })
        #expect(drawing.strings.contains("half"))
    }
}
