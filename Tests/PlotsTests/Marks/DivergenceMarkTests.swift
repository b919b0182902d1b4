import Testing

@testable import Plots

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
