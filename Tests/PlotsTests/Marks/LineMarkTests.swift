import Testing

@testable import Plots

@Suite struct LineMarkTests {
    /// The frame of the only panel: what the curves are clipped to.
    private func frame(_ drawing: Drawing) throws -> Rectangle {
        var found: Rectangle?
        for case .group(let panel) in drawing.commands where panel.role == .panel(0) {
            for case .group(let group) in panel.commands { found = found ?? group.clip }
        }
        return try #require(found)
    }

    @Test func theLineRunsThroughItsPoints() throws {
        let drawing = try Figure.single([LineMark(.sample, x: [0, 1, 2], y: [0, 10, 5])]).layout()
        let frame = try frame(drawing)
        let points = try #require(drawing.dataPaths(of: "batch-norm").first).path.points
        #expect(points.count == 3)
        #expect(abs(points[0].x - frame.x) < 1e-9 && abs(points[0].y - frame.maxY) < 1e-9)
        #expect(abs(points[1].x - frame.center.x) < 1e-9 && abs(points[1].y - frame.y) < 1e-9)
        #expect(abs(points[2].x - frame.maxX) < 1e-9 && abs(points[2].y - frame.center.y) < 1e-9)
    }

    @Test func theLineCarriesStyleAndValues() throws {
        let series = Series(key: "weight-norm", label: "WeightNorm", palette: .sample)
        let drawing = try Figure.single([LineMark(series, x: [0, 1], y: [2, 3])]).layout(theme: .dark)
        let path = try #require(drawing.dataPaths(of: "weight-norm").first)
        #expect(path.stroke?.ink == Ink(series.style.dark, property: "series-weight-norm"))
        #expect(path.stroke?.width == 1)
        #expect(path.stroke?.dash ?? [] == [3.6, 1.8])
        #expect(path.values == DataValues(x: [0, 1], y: [2, 3]))
        let markers = try #require(drawing.symbols(of: "weight-norm").first)
        #expect(markers.shape == .square)
        #expect(markers.fill == Theme.dark.ground)
        #expect(markers.stroke?.ink.color == series.style.dark)
    }

    @Test func missingValuesAreGapsNeverZeros() throws {
        let y = [1, 2, .nan, 4, 5, .nan, 7]
        let drawing = try Figure.single([LineMark(.sample, x: [0, 1, 2, 3, 4, 5, 6], y: y)]).layout()
        let path = try #require(drawing.dataPaths(of: "batch-norm").first).path
        let starts = path.elements.filter { if case .move = $0 { true } else { false } }
        #expect(starts.count == 2)
        #expect(path.points.count == 4)
        // The last point stands alone and shows as a marker.
        let marked = drawing.symbols(of: "batch-norm").compactMap(\.values).flatMap(\.x)
        #expect(marked.contains(6))
        #expect(drawing.warnings.isEmpty)
    }

    @Test func valuesWithoutPlaceAreGapsAndSaid() throws {
        let mark = LineMark(.sample, x: [0, 1, 2, 3], y: [1, -1, .infinity, 2])
        let drawing = try Figure.single([mark], y: LogarithmicScale()).layout()
        #expect(drawing.warnings == [.valuesWithoutPlace(count: 2, panel: 0, axis: "vertical")])
        #expect(drawing.dataPaths(of: "batch-norm").isEmpty)
    }

    @Test func zerosOnALogarithmicAxisAreMarked() throws {
        let mark = LineMark(.sample, x: [0, 1, 2, 3], y: [1, 0, 0, 2])
        let drawing = try Figure.single([mark], y: LogarithmicScale()).layout()
        let zeros = try #require(drawing.symbols(of: "batch-norm").first { $0.shape == .triangleDown })
        #expect(zeros.values == DataValues(x: [1, 2], y: [0, 0]))
        #expect(drawing.strings.contains("0"))
        #expect(drawing.warnings.isEmpty)
    }

    @Test func manyPointsHaveMarkersApartFromEachOther() throws {
        let x = (0..<200).map(Double.init)
        let drawing = try Figure.single([LineMark(.sample, x: x, y: x)]).layout()
        let positions = try #require(drawing.symbols(of: "batch-norm").first).positions.map(\.x).sorted()
        #expect(positions.count >= 2)
        #expect(zip(positions, positions.dropFirst()).allSatisfy { $1 - $0 > 12 })
    }

    @Test func tenThousandPointsAreThinnedWithoutLosingPeaks() throws {
        let x = (0..<10_000).map(Double.init)
        var y = x.map { $0.truncatingRemainder(dividingBy: 7) }
        y[5003] = 100
        let drawing = try Figure.single([LineMark(.sample, x: x, y: y)]).layout(profile: .icmlColumn)
        let points = try #require(drawing.dataPaths(of: "batch-norm").first).path.points
        let frame = try frame(drawing)
        #expect(points.count < 9_000)
        #expect(abs(points.map(\.y).min()! - frame.y) < 1e-9)
    }

    @Test func linesFarOutsideAFixedDomainAreCutAtTheFrame() throws {
        let mark = LineMark(.sample, x: [0, 1, 2], y: [0.5, 1e300, 0.5])
        let drawing = try Figure.single([mark], y: LinearScale(domain: 0...1)).layout()
        let frame = try frame(drawing).inset(by: -4.01)
        let points = try #require(drawing.dataPaths(of: "batch-norm").first).path.points
        #expect(points.allSatisfy { frame.contains($0) })
        #expect(points.count == 4)
    }
}

@Suite struct ContextLineTests {
    /// A line that is there for comparison is drawn, and is neither data nor an entry of the legend.
    @Test func contextIsDrawnWithoutNameAndValues() throws {
        let context = LineMark(.sample, x: [1, 2], y: [1, 3], isContext: true)
        #expect(context.content == nil && context.labelAnchor == nil && context.legendGlyph.isEmpty)
        let own = Series(SeriesIdentity(key: "own", label: "own"), style: .theory)
        let drawing = try Figure.single([context, LineMark(own, x: [1, 2], y: [2, 2])]).layout()
        #expect(!drawing.strings.contains(Series.sample.identity.label.description))
        #expect(drawing.dataPaths(of: Series.sample.identity.key).isEmpty)
        var strokes = 0
        drawing.forEachCommand { command, place in
            if case .path(let path) = command, place.isDecoration, path.stroke?.width == 0.75 { strokes += 1 }
        }
        #expect(strokes == 1)
    }
}

@Suite struct PolylineTests {
    private let area = Rectangle(x: 0, y: 0, width: 10, height: 10)

    @Test func partsOutsideAreCutOff() {
        let parts = Polyline.clipped([Point(x: -5, y: 5), Point(x: 15, y: 5)], to: area)
        #expect(parts == [[Point(x: 0, y: 5), Point(x: 10, y: 5)]])
        #expect(Polyline.clipped([Point(x: -5, y: -5), Point(x: -1, y: 20)], to: area).isEmpty)
    }

    @Test func aLineThatLeavesAndReturnsHasTwoParts() {
        let points = [Point(x: 2, y: 5), Point(x: 2, y: -5), Point(x: 4, y: -5), Point(x: 4, y: 5)]
        #expect(
            Polyline.clipped(points, to: area) == [
                [Point(x: 2, y: 5), Point(x: 2, y: 0)], [Point(x: 4, y: 0), Point(x: 4, y: 5)],
            ])
    }
}
