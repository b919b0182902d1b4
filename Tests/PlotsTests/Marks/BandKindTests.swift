import Testing

@testable import Plots

@Suite struct BandKindTests {
    private let figure = Figure.single([
        BandMark(
            .sample, x: [0, 1, 2], lower: [1, 1, 1], upper: [3, 3, 3],
            runs: BandRuns(values: [[0, 1, .nan], [4, 3, 4]], lower: [0.5, 1, 2], upper: [3.5, 3, 3])),
        BandMark(.other, x: [0, 1], lower: [0, 0], upper: [1, 1]), LineMark(.sample, x: [0, 1, 2], y: [2, 2, 2]),
    ])

    @Test func intervalsStayAsTheyAre() throws {
        #expect(try figure.showing(.interval).layout() == figure.layout())
    }

    @Test func deviationsStandAboutTheMean() throws {
        let shown = figure.showing(.deviation)
        let drawing = try shown.layout()
        #expect(drawing.bands(of: "batch-norm").first?.intervals?.upper == [3.5, 3, 3])
        #expect(shown.alternativeText.contains("one standard deviation"))
        // Nothing is known of the runs behind the other band.
        #expect(drawing.bands(of: "layer-norm").first?.intervals?.upper == [1, 1])
    }

    @Test func seedsAreLinesOfTheirOwn() throws {
        let drawing = try figure.showing(.seeds).layout()
        #expect(drawing.bands(of: "batch-norm").isEmpty)
        var lines: [PathCommand] = []
        drawing.forEachCommand { command, place in
            guard place.isDecoration, place.series?.identity.key == "batch-norm", place.panel != nil,
                case .path(let path) = command
            else { return }
            lines.append(path)
        }
        // One run breaks off before its NaN.
        let starts = lines.flatMap(\.path.elements).count { if case .move = $0 { true } else { false } }
        #expect(lines.count == 1 && starts == 2)
        #expect(FigureLint.check(drawing) == [])
    }
}
