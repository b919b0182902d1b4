import Testing

@testable import Plots

@Suite struct FillPatternTests {
    @Test func everyMarkerHasAPatternOfItsOwn() {
        let patterns = MarkerShape.allCases.flatMap { marker in
            [false, true].map {
                SeriesStyle(light: .black, dark: .white, marker: marker, isHollow: $0).fillPattern
            }
        }
        #expect(Set(patterns).count == 2 * MarkerShape.allCases.count)
    }

    private let square = Path(Rectangle(x: 1, y: 1, width: 8, height: 8)).points
    private let page = Rectangle(x: 0, y: 0, width: 100, height: 100)

    private func lines(_ angle: Double, _ polygons: [[Point]], clip: Rectangle? = nil) -> [[Point]] {
        let pattern = FillPattern(angles: [angle], spacing: 4, isHollow: false)
        let points = SeriesArea.lines(of: pattern, in: polygons, clip: clip ?? page).points
        return stride(from: 0, to: points.count, by: 2).map { [points[$0], points[$0 + 1]] }
    }

    @Test func levelLinesStandAtMultiplesOfTheirDistance() {
        #expect(
            lines(0, [square]) == [4, 8].map { [Point(x: 1, y: $0), Point(x: 9, y: $0)] })
    }

    @Test func uprightLinesRunFromEdgeToEdge() {
        for line in lines(90, [square]) {
            #expect(abs(line[0].x - line[1].x) < 1e-12)
            #expect(abs(abs(line[0].y - line[1].y) - 8) < 1e-12)
        }
        #expect(Set(lines(90, [square]).map { $0[0].x.rounded() }) == [4, 8])
    }

    /// At 45° a line goes as far up as it goes to the right.
    @Test func slantedLinesStayInside() {
        let lines = lines(45, [square])
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(abs((line[1].x - line[0].x) + (line[1].y - line[0].y)) < 1e-9)
            #expect(line.allSatisfy { Rectangle(x: 1, y: 1, width: 8, height: 8).inset(by: -1e-9).contains($0) })
        }
    }

    @Test func aNotchIsLeftOut() {
        // A U of two arms over a base.
        let corners = [(0, 0), (2, 0), (2, 6), (6, 6), (6, 0), (8, 0), (8, 9), (0, 9)]
        let outline = corners.map { Point(x: Double($0.0), y: Double($0.1)) }
        #expect(
            lines(0, [outline]).map { $0.map(\.x) } == [[0, 2], [6, 8], [0, 2], [6, 8], [0, 8]])
    }

    @Test func nothingIsDrawnOutsideTheFrame() {
        let huge = Path(Rectangle(x: -1e6, y: -1e6, width: 2e6, height: 2e6)).points
        let clip = Rectangle(x: 10, y: 10, width: 20, height: 20)
        let lines = lines(135, [huge], clip: clip)
        #expect(lines.count < 20)
        #expect(lines.joined().allSatisfy { clip.inset(by: -1e-6).contains($0) })
    }
}
