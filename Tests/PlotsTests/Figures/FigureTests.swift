import Testing

@testable import Plots

@Suite struct FigureTests {
    private let line = LineMark(.sample, x: [0, 1], y: [0, 1])

    @Test func aFigureNeedsPanels() {
        #expect(throws: PlotError.noPanels(figure: "empty")) { try Figure("empty", panels: []).layout() }
    }

    @Test(arguments: ["", "1st", "a b", "a\"b", "größe", "a/b"])
    func identifiersFitAnId(identifier: String) {
        #expect(throws: PlotError.identifier(identifier)) {
            try Figure(identifier, panels: [Panel(marks: [line])]).layout()
        }
    }

    @Test func seriesKeysFitAnAttribute() {
        let mark = LineMark(Series(key: "a b", label: "A"), x: [0], y: [0])
        #expect(throws: PlotError.identifier("a b")) { try Figure.single([mark]).layout() }
    }

    @Test func listsOfAMarkAreEquallyLong() {
        #expect(throws: PlotError.lengths(mark: "line", counts: [2, 1])) {
            try Figure.single([LineMark(.sample, x: [0, 1], y: [0])]).layout()
        }
        #expect(throws: PlotError.lengths(mark: "band", counts: [2, 2, 1])) {
            try Figure.single([BandMark(.sample, x: [0, 1], lower: [0, 0], upper: [1])]).layout()
        }
        #expect(throws: PlotError.lengths(mark: "heatmap", counts: [2, 1])) {
            try Figure.single([HeatmapMark([[0, 1], [2]])]).layout()
        }
    }

    @Test func tooManyPanelsAreRefused() {
        let panels = Array(repeating: Panel(x: Axis("x"), y: Axis("y"), marks: [line]), count: 60)
        #expect {
            try Figure("tall", panels: panels, columns: 1).layout(profile: .icmlColumn)
        } throws: { error in
            guard
                case .doesNotFit(figure: "tall", profile: .icmlColumn, neededHeight: let height)? = error as? PlotError
            else { return false }
            return height > 648
        }
    }

    @Test func theSameFigureGivesTheSameDrawing() throws {
        #expect(try Gallery.layers().layout() == Gallery.layers().layout())
    }

    @Test func errorsNameTheValueAndWhatToDo() {
        #expect(
            "\(PlotError.identifier("a b"))"
                == "\"a b\" cannot name a figure or series: use letters, digits, '-' and '_', a letter first")
    }
}
