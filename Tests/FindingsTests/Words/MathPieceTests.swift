import Testing

@testable import Findings

@Suite struct MathPieceTests {
    @Test func raisesAndLowers() {
        #expect(
            MathPiece.pieces(of: "σ_{l+1}^{2}")
                == [
                    .variable("σ"), .lowered([.variable("l"), .plain("+1")]), .raised([.plain("2")]),
                ])
    }

    @Test func nests() {
        #expect(
            MathPiece.pieces(of: "x^{a_{i}}") == [
                .variable("x"), .raised([.variable("a"), .lowered([.variable("i")])]),
            ])
    }

    @Test func keepsWordsAndUnbalancedBraces() {
        #expect(MathPiece.pieces(of: "mean x") == [.plain("mean "), .variable("x")])
        #expect(MathPiece.pieces(of: "x^{2") == [.variable("x"), .plain("^{2")])
        #expect(MathPiece.pieces(of: "") == [])
    }
}
