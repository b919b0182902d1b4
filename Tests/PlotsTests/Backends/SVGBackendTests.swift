import Foundation
import FoundationXML
import Testing

@testable import Plots

@Suite struct SVGBackendTests {
    /// Collects what the tests ask about while the document is parsed.
    private final class Collector: NSObject, XMLParserDelegate {
        var ids: [String] = []
        var references: [String] = []
        var elements: [(name: String, attributes: [String: String])] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append((name, attributes))
            if let id = attributes["id"] { ids.append(id) }
            for (key, value) in attributes where value.contains("#") && ["href", "clip-path"].contains(key) {
                references.append(String(value.drop { $0 != "#" }.dropFirst().prefix { $0 != ")" }))
            }
        }
    }

    private func parse(_ figure: Figure, profile: Profile = .neurips) throws -> (Collector, String) {
        let text = SVGBackend().text(try figure.layout(profile: profile))
        let parser = XMLParser(data: Data(text.utf8))
        let collector = Collector()
        parser.delegate = collector
        try #require(parser.parse(), "\(figure.identifier): \(parser.parserError.map { "\($0)" } ?? "")")
        return (collector, text)
    }

    @Test func everyFigureIsWellFormedWithIdsOfItsOwn() throws {
        for figure in Gallery.all() {
            let (document, _) = try parse(figure)
            #expect(Set(document.ids).count == document.ids.count)
            #expect(document.ids.allSatisfy { $0 == figure.identifier || $0.hasPrefix(figure.identifier + "-") })
            #expect(Set(document.references.filter { !$0.hasPrefix("data") }).isSubset(of: document.ids))
        }
    }

    @Test func theRootSaysWhatTheFigureShows() throws {
        let (document, text) = try parse(Gallery.direct())
        let root = document.elements[0].attributes
        #expect(root["role"] == "img")
        #expect(root["aria-labelledby"] == "direct-title")
        #expect(text.contains("<title id=\"direct-title\">Variance grows linearly.</title>"))
        #expect(text.contains("<desc id=\"direct-description\">Line chart of four normalizers and the theory.</desc>"))
        #expect(text.contains("<metadata id=\"direct-provenance\">{"))
    }

    /// A tip needs the names of panel, axes and places, bounds at their places, and the values of cells.
    @Test func panelsIntervalsAndCellsCarryTheirWordsAndValues() throws {
        var prediction = Series(SeriesIdentity(key: "theory", label: "closed form"), style: .theory)
        prediction.companion = Series.sample.identity.key
        let figure = Figure(
            "words",
            panels: [
                Panel(
                    title: "first", x: Axis("layer"), y: Axis("norm ‖∇L‖_{2}"),
                    marks: [
                        BandMark(.sample, x: [1, 2, 3], lower: [0.5, 1.23456, 2], upper: [1, 2, 3]),
                        LineMark(prediction, x: [1, 2, 3], y: [1, 2, 3]),
                    ]),
                Panel(
                    x: Axis(scale: CategoricalScale(["a & b", "c"])), y: Axis(scale: CategoricalScale(["d"])),
                    marks: [HeatmapMark([[0.25, 4]], label: "growth")]),
            ])
        let (document, _) = try parse(figure)
        let panels = document.elements.filter { $0.attributes["class"] == "plot-panel" }.map(\.attributes)
        #expect(panels.map { $0["data-title"] } == ["(a) first", "(b)"])
        #expect(panels[0]["data-x-label"] == "layer" && panels[0]["data-y-label"] == "norm ‖∇L‖2")
        #expect(panels[1]["data-x-names"] == "a & b\nc" && panels[1]["data-z-label"] == "growth")
        let band = try #require(document.elements.first { $0.attributes["data-low"] != nil }?.attributes)
        #expect(band["data-places"] == "1..3" && band["data-low"] == "0.5 1.23 2" && band["data-high"] == "1 2 3")
        let cells = document.elements.filter { $0.attributes["data-z"] != nil }.map(\.attributes)
        #expect(cells.map { $0["data-z"] } == ["0.25", "4"] && cells.map { $0["data-x"] } == ["0", "1"])
        // A prediction is shown and hidden with what it predicts, in its colour.
        let line = try #require(document.elements.first { $0.attributes["data-label"] == "closed form" }?.attributes)
        #expect(line["data-series"] == "theory" && line["data-normalizer"] == Series.sample.identity.key)
    }

    @Test func eachSeriesIsAGroupThatScriptsFind() throws {
        let (document, _) = try parse(Gallery.layers())
        for series in Gallery.normalizers {
            let key = series.identity.key
            let groups = document.elements.filter { $0.name == "g" && $0.attributes["data-series"] == key }
            #expect(groups.count >= 3)
            #expect(groups.allSatisfy { $0.attributes["data-normalizer"] == key })
        }
    }

    @Test func marksCarryTheirValues() throws {
        let mark = LineMark(.sample, x: [1, 2], y: [0.5, 1e-7])
        let (document, _) = try parse(.single([mark]))
        let line = try #require(document.elements.first { $0.name == "path" && $0.attributes["data-x"] != nil })
        #expect(line.attributes["data-x"] == "1 2")
        #expect(line.attributes["data-y"] == "0.5 1e-7")
        let points = document.elements.filter { $0.name == "use" }
        #expect(points.map { $0.attributes["data-y"] } == ["0.5", "1e-7"])
    }

    @Test func colorsAreNamedWithTheLightOneAsFallback() throws {
        let (_, text) = try parse(.single([LineMark(.other, x: [0, 1], y: [0, 1])]))
        #expect(text.contains("stroke=\"#0072b2\""))
        #expect(text.contains("stroke:var(--series-layer-norm,#0072b2)"))
        #expect(text.contains("fill:var(--plot-ink,#1a1a1a)"))
        #expect(!text.contains("<style") && !text.contains("<script"))
    }

    @Test func aTypicalLineChartIsUnder150Kilobytes() throws {
        let (_, text) = try parse(Gallery.layers())
        #expect(text.utf8.count < 150_000)
    }

    @Test func pathsAreRelativeInHundredths() {
        let path = Path([
            .move(Point(x: 10, y: 20.5)), .line(Point(x: 11.25, y: 20)), .line(Point(x: 11.25, y: 20.004)),
            .curve(control1: Point(x: 12.25, y: 20), control2: Point(x: 13, y: 21), end: Point(x: 14, y: 22)), .close,
        ])
        #expect(SVGText.path(path) == "M10 20.5l1.25-.5 0 0c1 0 1.75 1 2.75 2z")
    }

    @Test func styleSheetsHoldBothThemes() {
        let css = StyleSheet.css(for: [.single([LineMark(.other, x: [0], y: [0])])])
        #expect(css.hasPrefix(":root{--plot-ground:#ffffff;--plot-ink:#1a1a1a;"))
        #expect(css.contains("--series-layer-norm:#0072b2;"))
        #expect(css.contains("@media (prefers-color-scheme: dark){:root{--plot-ground:#14161a;"))
        #expect(css.contains("--series-layer-norm:#56b4e9;"))
    }
}
