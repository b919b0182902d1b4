import Foundation
import Testing

@testable import Plots

@Suite struct FigureStyleTests {
    private static let keys = ["batch-norm", "layer-norm", "group-norm"]
    private let figure: Figure = {
        let series = keys.map { Series(key: $0, label: RichText(verbatim: $0), palette: .sample) }
        var theory = Series.theory
        theory.companion = "layer-norm"
        return Figure(
            "test",
            panels: [
                Panel(
                    title: "layer-norm", subject: "layer-norm",
                    marks: series.map { LineMark($0, x: [0, 1], y: [0, 1]) } + [
                        LineMark(theory, x: [0, 1], y: [1, 0])
                    ]),
                Panel(
                    y: Axis(
                        scale: CategoricalScale(
                            keys.map { RichText(verbatim: $0) }, keys: keys, isReversed: true)),
                    marks: [PointMark(Series(key: "cnn", label: "cnn"), x: [1, 2, 3], y: [0, 1, 2])]),
            ], legend: .below)
    }()

    private func styled(_ style: FigureStyle, page: FigureStyle = FigureStyle()) -> Figure.Styled {
        figure.styled(style, selectable: Set(Self.keys), page: page)
    }

    /// The legend's entries, in order.
    private func legend(_ figure: Figure) throws -> [String] {
        var found: [String] = []
        try figure.layout().forEachCommand { command, place in
            guard place.roles.contains(.legend), case .text(let text) = command else { return }
            found.append(text.line.string)
        }
        return found
    }

    @Test func nothingChangesWithoutAStyle() throws {
        let styled = styled(FigureStyle())
        #expect(try styled.figure.layout() == figure.layout())
        #expect(styled.hidden.isEmpty && styled.grey.isEmpty)
    }

    @Test func looksAndNamesAreTheAuthors() throws {
        var looks = FigureStyle.Appearance()
        (looks.label, looks.light, looks.marker, looks.dash) = ("LN_{1}", Color(0x123456), .star, .dotted)
        (looks.isHollow, looks.lineWidth) = (true, 2)
        let drawing = try styled(FigureStyle(appearances: ["layer-norm": looks])).figure.layout()
        let line = try #require(drawing.dataPaths(of: "layer-norm").first)
        #expect(line.stroke?.ink == Ink(Color(0x123456)) && line.stroke?.width == 2)
        #expect(line.stroke?.dash == DashPattern.dotted.lengths(width: 2))
        #expect(drawing.symbols(of: "layer-norm").first?.shape == .star)
        // In the legend, in the panel's title, in the row, and nowhere else.
        #expect(drawing.strings.filter { $0 == "LN1" }.count == 3 && !drawing.strings.contains("layer-norm"))
        // A prediction has the colour of what it predicts.
        #expect(drawing.dataPaths(of: "theory").first?.stroke?.ink.color == Color(0x123456))
    }

    /// A page recolours a series by its key, unless the colour is this figure's own.
    @Test func colorsOfAllFiguresAreThePages() throws {
        var looks = FigureStyle.Appearance()
        looks.light = Color(0x123456)
        let style = FigureStyle(appearances: ["layer-norm": looks])
        let drawing = try styled(style, page: style).figure.layout()
        #expect(drawing.dataPaths(of: "layer-norm").first?.stroke?.ink.property == "series-layer-norm")
    }

    @Test func legendsFollowTheOrder() throws {
        let shown = try legend(styled(FigureStyle(order: ["group-norm", "layer-norm"])).figure)
        #expect(shown == ["group-norm", "layer-norm", "batch-norm", "theory", "cnn"])
    }

    @Test func onlyWhatIsShownIsDrawn() throws {
        let styled = styled(FigureStyle(shown: ["batch-norm"]))
        let drawing = try styled.figure.layout()
        #expect(styled.hidden == ["group-norm", "layer-norm"])
        #expect(drawing.dataPaths(of: "layer-norm").isEmpty && drawing.dataPaths(of: "theory").isEmpty)
        #expect(!drawing.dataPaths(of: "batch-norm").isEmpty)
        // Rows of hidden series are left out, and their points with them, without a warning.
        #expect(!drawing.strings.contains("group-norm") && drawing.symbols(of: "cnn").first?.positions.count == 1)
        #expect(drawing.warnings.isEmpty)
    }

    @Test func aFigureOfWhichNothingRemainsIsShownWhole() throws {
        let styled = styled(FigureStyle(shown: ["none"]))
        #expect(styled.hidden.isEmpty)
        #expect(try styled.figure.layout() == figure.layout())
    }

    @Test func whatStandsBackIsGreyAndBehind() throws {
        let styled = styled(FigureStyle(grey: ["batch-norm"]))
        let drawing = try styled.figure.layout()
        #expect(styled.grey == ["batch-norm"])
        let stroke = try #require(drawing.dataPaths(of: "batch-norm").first?.stroke)
        #expect(stroke.ink.color.red == stroke.ink.color.green && stroke.ink.property == nil)
        #expect(styled.figure.panels[0].marks.first?.series?.identity.key == "batch-norm")
        #expect(try legend(styled.figure).last == "batch-norm")
        #expect(FigureLint.check(drawing) == [])
    }

    @Test func theStyleOfOneFigureComesFirst() {
        var (all, one) = (FigureStyle.Appearance(), FigureStyle.Appearance())
        (all.label, all.light, one.label) = ("A", .black, "B")
        let style = FigureStyle(appearances: ["x": one], shown: ["x"]).over(
            FigureStyle(appearances: ["x": all], order: ["x"], shown: ["y"], grey: ["z"]))
        #expect(style.appearances["x"]?.label == "B" && style.appearances["x"]?.light == .black)
        #expect(style.order == ["x"] && style.shown == ["x"] && style.grey == ["z"])
    }

    @Test func stylesComeBackFromJSON() throws {
        var looks = FigureStyle.Appearance()
        (looks.label, looks.light, looks.marker) = ("A", Color(0x0072B2), .plus)
        let style = FigureStyle(appearances: ["x": looks], order: ["x"], shown: ["x"], grey: [])
        let data = try JSONEncoder().encode(style)
        #expect(String(decoding: data, as: UTF8.self).contains("#0072b2"))
        #expect(try JSONDecoder().decode(FigureStyle.self, from: data) == style)
    }
}
