import Testing

@testable import Plots

@Suite struct TextEngineTests {
    private func withEngine<Value>(_ body: (TextEngine) -> Value) -> Value { TextEngine.withEngine(body) }

    @Test func widthsGrowWithTheSize() {
        withEngine { engine in
            let small = engine.measure("Gradient norm", style: TextStyle(size: 7))
            let large = engine.measure("Gradient norm", style: TextStyle(size: 14))
            #expect(abs(large.width - 2 * small.width) < 0.05)
            #expect(small.width > 40 && small.width < 60)
        }
    }

    @Test func scriptsAreSmallerButNeverUnderSixPoints() {
        withEngine { engine in
            let text = engine.measure("10^{-3}", style: TextStyle(size: 7))
            #expect(text.runs.map(\.size) == [7, 6])
            #expect(text.runs[1].shift < 0)
            #expect(abs(text.runs[1].x - text.runs[0].width) < 1e-9)
            #expect(engine.measure("x^{2}", style: TextStyle(size: 20)).runs[1].size == 14)
        }
    }

    @Test func mathematicalGlyphsAreInTheDefaultFamily() {
        withEngine { engine in
            _ = engine.measure("√(N/G) ‖∇L‖ σ² 10⁻³ ∝ λ − × α", style: TextStyle(size: 8))
            #expect(engine.substitutions.isEmpty)
        }
    }

    @Test func anAbsentFamilyIsReported() {
        withEngine { engine in
            engine.family = "No Such Family"
            _ = engine.measure("text", style: TextStyle(size: 8))
            #expect(
                engine.substitutions.contains {
                    if case .font(asked: "No Such Family", drawn: let drawn, text: "text") = $0 {
                        return drawn != "No Such Family"
                    }
                    return false
                })
        }
    }

    /// Of plane 16, which is for private use.
    @Test func charactersThatNoFontHasAreReported() {
        withEngine { engine in
            _ = engine.measure(RichText(verbatim: "a\u{10FFF0}b\u{10FFF1}"), style: TextStyle(size: 8))
            #expect(engine.substitutions.contains(.missingGlyphs(count: 2, text: "a\u{10FFF0}b\u{10FFF1}")))
        }
    }

    @Test func drawnFamiliesAreKnown() {
        withEngine { engine in
            #expect(engine.drawnFamilies.isEmpty)
            for _ in 0..<2 { _ = engine.measure("text", style: TextStyle(size: 8)) }
            #expect(engine.drawnFamilies == ["DejaVu Sans"])
        }
        withEngine { engine in #expect(engine.drawnFamilies.isEmpty) }
    }

    @Test func fontsAreThoseOfTheSystem() {
        #expect(SystemFonts.standard.has("DejaVu Sans") && SystemFonts.standard.count > 0)
        #expect(!SystemFonts.standard.has("No Such Family"))
        // Where the system's folders have none, the user's are looked through.
        #expect(SystemFonts(family: "DejaVu Sans", folders: ["/nowhere"]).has("DejaVu Sans"))
    }
}
