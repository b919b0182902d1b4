import Testing

@testable import Plots

@Suite struct HeatmapMarkTests {
    private func figure(_ values: [[Double]], decimals: Int? = 1) -> Figure {
        .single(
            [HeatmapMark(values, label: "value", decimals: decimals)], x: CategoricalScale(["a", "b"]),
            y: CategoricalScale(["c", "d"], isReversed: true))
    }

    @Test func cellsHaveTheColorsOfTheirValues() throws {
        let drawing = try figure([[0, 1], [0.5, .nan]]).layout()
        var fills: [Color] = []
        drawing.forEachCommand { command, place in
            if case .path(let path) = command, let fill = path.fill, place.clip.width < drawing.size.width {
                fills.append(fill.color)
            }
        }
        #expect(fills.contains(ColorMap.viridis.color(at: 0)))
        #expect(fills.contains(ColorMap.viridis.color(at: 1)))
        #expect(fills.contains(ColorMap.viridis.color(at: 0.5)))
    }

    @Test func numbersStandOutAndMissingCellsLookMissing() throws {
        let drawing = try figure([[0, 1], [0.5, .nan]]).layout()
        #expect(Set(["0.0", "1.0", "0.5", "–"]).isSubset(of: drawing.strings))
        #expect(drawing.text("0.0")?.ink.color == .white)
        #expect(FigureLint.check(drawing).isEmpty)
    }

    @Test func numbersThatDoNotFitAreLeftOut() throws {
        let drawing = try figure([[123456.7, 1], [2, 3]], decimals: 6).layout(profile: .icmlColumn)
        #expect(drawing.strings.contains("a"))
        let wide = Array(repeating: Array(repeating: 123456.7, count: 40), count: 2)
        let narrow = try Figure.single([HeatmapMark(wide, decimals: 3)]).layout(profile: .icmlColumn)
        #expect(!narrow.strings.contains { $0.contains("123456.700") })
    }

    @Test func numbersAreReadableOnEveryColor() {
        for map in ColorMap.allCases {
            for step in 0...100 {
                let color = map.color(at: Double(step) / 100)
                #expect(max(color.contrast(with: .white), color.contrast(with: .black)) >= 4.5)
            }
        }
    }

    /// Where another panel shows the colours, they are named for descriptions only.
    @Test func aSharedColorBarIsDrawnOnce() throws {
        let mark = HeatmapMark([[0, 1]], label: "value", decimals: nil, showsColorBar: false)
        #expect(mark.colorBar?.label?.description == "value")
        #expect(try !Figure.single([mark]).layout().strings.contains("value"))
    }

    @Test func aColorBarNamesTheQuantity() throws {
        let drawing = try figure([[0, 1], [0.5, 0.2]]).layout()
        #expect(drawing.text("value")?.isVertical == true)
        #expect(drawing.strings.contains("0.25"))
    }
}
