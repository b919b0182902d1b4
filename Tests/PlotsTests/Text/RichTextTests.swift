import Testing

@testable import Plots

@Suite struct RichTextTests {
    @Test func scriptsAreReadFromMarkup() {
        let text: RichText = "‖∇L‖_{2} ∝ 10^{-3}"
        #expect(
            text.runs == [
                .init("‖∇L‖"), .init("2", script: .subscript), .init(" ∝ 10"), .init("−3", script: .superscript),
            ])
    }

    @Test func bracesThatAreNotClosedAreText() {
        #expect(RichText("a^{b").runs == [.init("a^{b")])
        #expect(RichText("a_b ^ c").runs == [.init("a_b ^ c")])
    }

    @Test func verbatimTextIsNotRead() {
        #expect(RichText(verbatim: "x_{1}").runs == [.init("x_{1}")])
    }

    @Test func controlCharactersBecomeSpaces() {
        #expect(RichText("a\nb\u{0}c").description == "a b c")
    }
}

@Suite struct DecimalsTests {
    @Test(arguments: [
        (1.005, 2, "1"), (-0.001, 2, "0"), (2.5, 0, "3"), (-3.14159, 3, "-3.142"), (1e20, 2, "1e+20"), (0, 2, "0"),
    ])
    func compactLeavesOutTrailingZeros(value: Double, places: Int, text: String) {
        #expect(Decimals.compact(value, places) == text)
    }

    @Test func fixedKeepsThem() {
        #expect(Decimals.fixed(1, 2) == "1.00")
        #expect(Decimals.fixed(-0.05, 1) == "-0.1")
        #expect(Decimals.fixed(0.04, 1) == "0.0")
    }

    @Test(arguments: [
        (0.0, "0"), (1, "1"), (0.000123456789, "0.000123457"), (1_234_567, "1234567"), (1.5e300, "1.5e300"),
        (-2.5e-10, "-2.5e-10"), (.nan, "NaN"), (.infinity, "Infinity"),
    ])
    func significantDigitsReadBack(value: Double, text: String) {
        #expect(Decimals.significant(value) == text)
    }
}
