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
