import Networks
import Plots
import Testing

@testable import Findings
@testable import Reports

@Suite struct FigureDataTests {
    private static let batch = Normalizer.batchNorm.series()
    private static let layer = Normalizer.layerNorm.series()

    private static let lines = Figure(
        "lines",
        panels: [
            Panel(
                title: "first", x: Axis("layer"), y: Axis("norm", scale: LogarithmicScale()),
                marks: [
                    BandMark(batch, x: [1, 2, 3], lower: [1, 2, 8], upper: [3, 4, 10]),
                    LineMark(batch, x: [1, 2, 3], y: [2, 3, 9]),
                    LineMark(layer, x: [1, 2], y: [5, .nan]), RuleMark(.horizontal(1)),
                ])
        ])

    /// A band belongs to the line of its series at the same places; what is undefined or no number has no row.
    @Test func readsValuesAndIntervals() throws {
        let data = FigureData(Self.lines)
        let panel = try #require(data.panels.first)
        #expect(panel.isLogarithmic && panel.quantity == "norm" && panel.place == "layer" && panel.name == "first")
        #expect(panel.curves.map(\.series) == ["BatchNorm", "LayerNorm"])
        #expect(
            panel.curves[0].values == [
                .init(place: .number(1), value: 2, low: 1, high: 3),
                .init(place: .number(2), value: 3, low: 2, high: 4),
                .init(place: .number(3), value: 9, low: 8, high: 10),
            ])
        #expect(panel.curves[1].values == [.init(place: .number(1), value: 5)])
        let table = try #require(data.table(file: "data/lines.csv"))
        #expect(table.columns.count == 3 && table.rows.count == 4)
    }

    /// Whiskers along the horizontal axis: the places are names on the vertical one, whatever stands beside them.
    @Test func readsHorizontalIntervals() throws {
        let figure = Figure(
            "dots",
            panels: [
                Panel(
                    x: Axis("exponent"), y: Axis(scale: CategoricalScale(["one", "two"])),
                    marks: [
                        ErrorBarMark(
                            Self.batch, x: [7, 8], y: [0.2, 0.8], lower: [6, 7], upper: [8, 9], direction: .horizontal),
                        PointMark(Self.batch, x: [7, 8], y: [0.2, 0.8]),
                    ])
            ])
        let panel = try #require(FigureData(figure).panels.first)
        #expect(panel.quantity == "exponent")
        #expect(
            panel.curves[0].values == [
                .init(place: .name("one"), value: 7, low: 6, high: 8),
                .init(place: .name("two"), value: 8, low: 7, high: 9),
            ])
    }

    @Test func readsGridsAndTellsEqualNamesApart() throws {
        let names = CategoricalScale(["a", "b"])
        var dashed = Self.batch
        dashed.style.dash = .dashed
        let figure = Figure(
            "grid",
            panels: [
                Panel(
                    x: Axis("layer", scale: names), y: Axis("size", scale: CategoricalScale(["8", "16"])),
                    marks: [HeatmapMark([[1, 2], [3, 4]], label: "growth")]),
                Panel(marks: [LineMark(Self.batch, x: [1], y: [1]), LineMark(dashed, x: [1], y: [2])]),
                Panel(marks: [LineMark(Self.layer, x: [1], y: [1]), LineMark(Self.layer, x: [1], y: [2])]),
                Panel(marks: [RuleMark(.horizontal(1))]),
            ])
        let panels = FigureData(figure).panels
        #expect(panels.map(\.name.description) == ["(a)", "(b)", "(c)"])
        #expect(panels[0].curves.map(\.series) == ["size 8", "size 16"] && panels[0].quantity == "growth")
        #expect(panels[0].curves[1].values.map(\.value) == [3, 4])
        #expect(panels[1].curves.map(\.series) == ["BatchNorm, solid", "BatchNorm, dashed"])
        #expect(panels[2].curves.map(\.series) == ["LayerNorm 1", "LayerNorm 2"])
    }

    /// The description says where a series begins and ends, and goes beyond that.
    @Test func describesACurve() throws {
        let figure = Figure(
            "peak",
            panels: [
                Panel(x: Axis("layer"), y: Axis("norm"), marks: [LineMark(Self.batch, x: [1, 2, 3], y: [1, 9, 2])])
            ])
        let document = Document(
            title: "t",
            sections: [
                Section("s", title: "S") {
                    FigureBlock(
                        "peak", caption: "c", alternativeText: "a",
                        longDescription: FigureData(figure).description(file: "data/peak.csv"),
                        drawing: "<svg viewBox=\"0 0 1 1\"></svg>")
                }
            ])
        let markdown = try TestTemplates.write(document, as: .markdown)
        #expect(markdown.contains("norm against layer. BatchNorm: from 1.00 at 1 to 2.00 at 3, at most 9.00 at 2."))
    }
}
