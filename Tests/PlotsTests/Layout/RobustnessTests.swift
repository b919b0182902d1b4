import Foundation
import Testing

@testable import Plots

/// Data that figures should survive: a readable figure or a typed error, never a crash.
@Suite struct RobustnessTests {
    private static let lists: [(String, [Double], [Double])] = [
        ("empty", [], []), ("one point", [3], [4]), ("all NaN", [1, 2, 3], [.nan, .nan, .nan]),
        ("NaN in x", [.nan, 1, 2], [1, 2, 3]), ("infinities", [1, 2, 3], [.infinity, -.infinity, 2]),
        ("extremes", [1e-300, 1, 1e300], [1e-300, 1, 1e300]), ("huge", [-1e308, 1e308], [-1.7e308, 1.7e308]),
        ("tiny", [1, 2], [.leastNonzeroMagnitude, 1e-307]), ("equal", [5, 5, 5], [0, 0, 0]),
        ("backwards", [3, 2, 1], [1, 2, 3]),
        ("ten thousand", (0..<10_000).map(Double.init), (0..<10_000).map { sin(Double($0)) }),
    ]

    private static let scales: [any Scale] = [
        LinearScale(), LinearScale(includesZero: true), LogarithmicScale(), BinaryLogarithmicScale(),
        CategoricalScale(["a", "b"]), CategoricalScale([]),
    ]

    @Test(arguments: lists.indices)
    func everyMarkOnEveryScaleIsDrawn(index: Int) throws {
        let (name, x, y) = Self.lists[index]
        for scale in Self.scales where x.count < 1000 || scale is LogarithmicScale {
            let marks: [any Mark] = [
                LineMark(.sample, x: x, y: y), BandMark(.sample, x: x, lower: y.map { $0 - 1 }, upper: y),
                PointMark(.other, x: x, y: y), ErrorBarMark(.other, x: x, y: y, lower: y, upper: y.map { $0 * 2 }),
                RuleMark(.horizontal(y.first ?? .nan), label: "rule"),
                RuleMark(.vertical(.infinity)), DivergenceMark(.sample, x: x.last ?? 0, y: .nan),
            ]
            let drawing = try Figure.single(marks, x: scale, y: scale, legend: .automatic).layout()
            let breaches = FigureLint.check(drawing).filter { ![.missingValues, .truncatedText].contains($0.kind) }
            #expect(breaches.isEmpty, "\(name) on \(scale): \(breaches.map(\.description))")
            #expect(try drawing.encoded(as: .svg).count > 500)
            guard scale is LogarithmicScale else { continue }
            #expect(try drawing.encoded(as: .png, dotsPerInch: 50).count > 500)
            #expect(try drawing.encoded(as: .pdf).count > 500)
        }
    }

    /// Nothing to draw is said, whether there were no points or no numbers among them; a rule alone is no lack.
    @Test func panelsWithoutDataSaySo() throws {
        for values in [[], [Double.nan, .nan], [.nan, .infinity]] {
            let marks = [LineMark(.sample, x: values.indices.map(Double.init), y: values)]
            #expect(try Figure.single(marks).layout().strings.contains("no data"), "\(values)")
        }
        for marks: [any Mark] in [[LineMark(.sample, x: [0], y: [0])], [RuleMark(.horizontal(1))], []] {
            #expect(!(try Figure.single(marks).layout().strings.contains("no data")))
        }
    }

    /// What cannot be drawn as it is, is said, and nothing else is wrong with the figure.
    @Test(arguments: Gallery.awkwardProfiles, Theme.allCases)
    func theAwkwardFigureIsReadable(profile: Profile, theme: Theme) throws {
        let drawing = try Gallery.awkward().layout(profile: profile, theme: theme)
        #expect(Set(FigureLint.check(drawing).map(\.kind)) == [.missingValues, .truncatedText])
        #expect(drawing.strings.filter { $0 == "no data" }.count == 2)
    }

    /// Nine panels with three lines of label on all sides are too much for the narrowest column.
    @Test func whatDoesNotFitIsAnError() {
        let error = #expect(throws: PlotError.self) { try Gallery.awkward().layout(profile: .icmlColumn) }
        #expect(error?.description.contains("\"awkward\" needs a height of 10") == true)
        #expect(error?.description.contains("use fewer panels, more width or more height") == true)
    }

    @Test(arguments: [LinearScale(padding: 0) as any Scale, LogarithmicScale(padding: 0)])
    func matricesOfExtremesAreDrawn(scale: any Scale) throws {
        for values in [
            [], [[]], [[.nan]], [[1e-300, 1e300], [.nan, .infinity]], [[-.infinity, 0], [-1e308, 1.7e308]],
            [[3, 3], [3, 3]],
        ] as [[[Double]]] {
            let names = (0..<2).map { RichText(verbatim: "\($0)") }
            let panel = Panel(
                x: Axis(scale: CategoricalScale(names)), y: Axis(scale: CategoricalScale(names)),
                marks: [HeatmapMark(values, scale: scale, label: "value", decimals: 2)])
            let drawing = try Figure("matrix", panels: [panel]).layout()
            #expect(FigureLint.check(drawing).isEmpty, "\(values)")
            for format in OutputFormat.builtIn {
                #expect(try drawing.encoded(as: format, dotsPerInch: 50).count > 500)
            }
        }
    }

    /// A word of 200 letters, which no line can hold, in each place that text can stand.
    @Test(arguments: [Profile.neurips, .icmlColumn])
    func longWordsStayInsideThePage(profile: Profile) throws {
        let word = RichText(verbatim: String(repeating: "abcde", count: 40))
        let series = Series(SeriesIdentity(key: "word", label: word), style: Series.sample.style)
        let marks: [any Mark] = [
            LineMark(series, x: [0, 1], y: [0, 1]), RuleMark(.horizontal(0.5), label: word),
            DivergenceMark(series, x: 1, y: 1, label: word),
            HeatmapMark([[1]], label: word),
        ]
        for legend in LegendPolicy.allCases {
            let drawing = try Figure(
                "word", panels: [Panel(title: word, x: Axis(word), y: Axis(word), marks: marks)], legend: legend
            ).layout(profile: profile)
            let page = Rectangle(x: 0, y: 0, width: drawing.size.width, height: drawing.size.height)
            for text in drawing.texts { #expect(page.contains(text.bounds), "\(legend): \(text.line.string)") }
            #expect(FigureLint.check(drawing).contains { $0.kind == .truncatedText })
        }
    }

    @Test func marksWithoutContentAreDrawn() throws {
        #expect(try Figure.single([DiagramMark(Diagram(nodes: [], edges: []))]).layout().size.height > 0)
    }

    @Test(arguments: [Profile.neurips, .icmlColumn, .ieeeColumn])
    func longLabelsAreWrappedOrCutAndSaid(profile: Profile) throws {
        let long = RichText(verbatim: String(repeating: "A label of twenty. ", count: 11))
        let series = Series(SeriesIdentity(key: "long", label: long), style: Series.sample.style)
        let panels = (0..<2).map { _ in
            Panel(
                title: long, x: Axis(long), y: Axis(long, scale: CategoricalScale([long, long])),
                marks: [LineMark(series, x: [0, 1], y: [0, 1])])
        }
        let drawing = try Figure("long", panels: panels).layout(profile: profile)
        let kinds = Set(FigureLint.check(drawing).map(\.kind))
        #expect(kinds == [.truncatedText])
    }

    @Test func textFromRightToLeftIsDrawn() throws {
        let series = Series(SeriesIdentity(key: "rtl", label: "שלום עולם"), style: Series.sample.style)
        let mark = LineMark(series, x: [0, 1], y: [0, 1])
        let figure = Figure(
            "rtl", panels: [Panel(x: Axis("عدد الطبقات"), y: Axis("طبقة 10^{-3}"), marks: [mark])])
        let drawing = try figure.layout()
        #expect(Set(FigureLint.check(drawing).map(\.kind)).isSubset(of: [.font]))
        #expect(drawing.strings.contains("שלום עולם"))
        for format in OutputFormat.builtIn { #expect(!(try drawing.encoded(as: format, dotsPerInch: 50).isEmpty)) }
    }

    @Test func markupInTextIsHarmless() throws {
        let series = Series(
            SeriesIdentity(key: "markup", label: "<b>&amp;\"'</b>\u{1}"), style: Series.sample.style)
        var figure = Figure.single([LineMark(series, x: [0, 1], y: [0, 1])], legend: .below)
        figure.caption = "</title><script>alert(1)</script>"
        figure.provenance = Provenance([.init(key: "</metadata>", value: "]]> & \u{0} \"quoted\\\"")])
        let svg = SVGBackend().text(try figure.layout())
        #expect(!svg.contains("<script>"))
        #expect(try Provenance.read(from: Data(svg.utf8)) == figure.provenance)
    }

    @Test func figuresAreDrawnConcurrentlyWithTheSameResult() async throws {
        let expected = try Gallery.direct().layout().encoded(as: .pdf)
        try await withThrowingTaskGroup(of: Data.self) { group in
            for _ in 0..<8 { group.addTask { try Gallery.direct().layout().encoded(as: .pdf) } }
            for try await data in group { #expect(data == expected) }
        }
    }
}
