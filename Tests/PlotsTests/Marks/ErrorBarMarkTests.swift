import Testing

@testable import Plots

@Suite struct ErrorBarMarkTests {
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
