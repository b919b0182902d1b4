import LaTeX
import Testing

@testable import Findings
@testable import Reports

@Suite struct LaTeXTextTests {
    @Test(arguments: [
        ("σ²", "$\\sigma$$^{2}$"), ("10⁻³", "10$^{-3}$"), ("−0.36", "$-$0.36"), ("1.2×10⁻³", "1.2$\\times$10$^{-3}$"),
        ("∝", "$\\propto$"), ("‖∇L‖₂", "$\\|$$\\nabla$L$\\|$$_{2}$"), ("√(N/G)", "$\\surd$(N/G)"),
        ("x₁₂y", "x$_{12}$y"),
        ("é", "\\'{e}"), ("Å", "\\r{A}"), ("ß", "\\ss{}"), ("–", "--"), ("--", "-{}-"), ("''", "'{}'"),
        ("中", "[U+4E2D]"), ("a\u{200B}b", "ab"), ("a\nb", "a b"), ("a\u{7}b", "a[U+FFFD]b"),
        ("a\u{202E}b", "a[U+FFFD]b"), ("🙂", "[U+1F642]"),
    ])
    func text(text: String, expected: String) {
        #expect(LaTeXText.escape(text) == expected)
        let isASCII = LaTeXText.escape(text).allSatisfy { $0.isASCII }
        #expect(isASCII)
    }

    @Test(arguments: [
        ("σ_{l}²", "\\sigma _{l}^{2}"), ("e^{-x}", "e^{-x}"), ("mean(x)", "\\mathrm{mean}(x)"),
        ("a_b", "\\mathrm{a}\\mbox{\\_}\\mathrm{b}"), ("1 − 2/π", "1\\ -\\ 2/\\pi "), ("100%", "100\\mbox{\\%}"),
    ])
    func formula(formula: String, expected: String) {
        let result = LaTeXText.math(MathPiece.pieces(of: formula))
        // A single letter is a variable wherever it stands alone, and the word rule does not apply to it.
        #expect(result == expected.replacing("\\mathrm{a}", with: "a").replacing("\\mathrm{b}", with: "b"))
    }
}
