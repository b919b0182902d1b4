import Testing

@testable import Plots

@Suite struct RuleMarkTests {
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
