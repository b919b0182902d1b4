import Testing

@testable import Plots

@Suite struct TextMarkTests {
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
}
