import Networks
import TOML
import Testing

@testable import Findings
@testable import Reports

@Suite struct LayerExplanationTests {
    private func explain(_ body: String, as format: LayerExplanation.Format = .text) throws -> String {
        let file = try NormalizerFile(TOMLFile(text: "name = \"own\"\n\(body)", name: "own.toml"))
        return LayerExplanation(file.normalizer, file: "own.toml").written(as: format)
    }

    /// The text without its line breaks.
    private func words(_ body: String) throws -> String {
        try explain(body).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func everyBuiltInLayerIsExplained() {
        for normalizer in Normalizer.builtIn {
            let text = LayerExplanation(normalizer).written(as: .text)
            #expect(text.contains("It equals \(normalizer.label)"), "\(normalizer)")
            #expect(!text.contains("plain operator"), "\(normalizer)")
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(normalizer)")
            for format in LayerExplanation.Format.allCases {
                #expect(
                    LayerExplanation(normalizer).written(as: format).contains("BatchNorm"), "\(normalizer), \(format)")
            }
        }
    }

    @Test func whatEqualsABuiltInLayerSaysSo() throws {
        let both = "[centre]\naxes = [\"batch\", \"space\"]\n[scale]\naxes = [\"batch\", \"space\"]\n"
        #expect(try words(both).contains("It equals BatchNorm (batch-norm): the runs and their bytes are the same."))
        #expect(
            try words("affine = false\n\(both)").contains(
                "At initialization it computes what BatchNorm (batch-norm) computes"))
        #expect(try words("\(both)by = \"root-mean-square\"").contains("It does not equal any built-in layer."))
    }

    @Test func reasonsOfThePlainOperatorAreNamed() throws {
        #expect(try words("[scale]\naxes = [\"channel\"]").contains("because a statistic does not span space"))
        let both = try words(
            "[scale]\naxes = [\"space\"]\nby = \"mean-absolute-deviation\"\n[pointwise]\nkind = \"tanh\"")
        #expect(both.contains("absolute deviations are not sums"))
        #expect(both.contains("it is not linear in x"))
        #expect(
            try words("[scale]\naxes = [\"space\"]\nby = \"root-mean-square\"").contains("It runs on the fast kernels"))
    }

    @Test func formulasAreWrittenInEveryFormat() throws {
        let body = "[scale]\nmixture = [[\"batch\", \"space\"], [\"channel\", \"space\"]]\nby = \"root-mean-square\""
        #expect(try explain(body).contains("y = γ x / √(Σ_k w′_k ν_k² + ε) + β"))
        #expect(try explain(body, as: .markdown).contains("*y* \\= *γ* *x* / √(*Σ*<sub>*k*</sub>"))
        let latex = try explain(body, as: .latex)
        #expect(latex.contains("\\item[Formula] $y") && latex.contains("\\begin{description}"))
        #expect(latex.utf8.max()! < 128)
    }

    @Test func aStrangersWordsAreText() throws {
        let body = "label = \"<b>$x_{1}$ & % \\\\end{x}\"\nsource = \"`a` | *b*\"\n[scale]\naxes = [\"space\"]"
        let markdown = try explain(body, as: .markdown)
        #expect(markdown.contains("&lt;b&gt;\\$x\\_{1}\\$ &amp; % \\\\end{x}"))
        #expect(markdown.contains("\\`a\\` \\| \\*b\\*"))
        let latex = try explain(body, as: .latex)
        #expect(latex.contains("\\textbackslash{}end\\{x\\}"))
        #expect(!latex.contains("\\end{x}"))
    }

    /// docs/science.md, "An algebra of normalizers": Switchable Norm's fixed point.
    @Test func closedFormsComeWithTheirRegime() throws {
        let parts = "mixture = [[\"batch\", \"space\"], [\"space\"], [\"channel\", \"space\"]]"
        let text = try words("[centre]\n\(parts)\n[scale]\n\(parts)")
        #expect(text.contains("Cosine: tends to 0.347"))
        #expect(text.contains("grows by a factor of 1.445 per layer"))
        #expect(text.contains("Regime: every divisor replaced by its mean; wide networks"))
        #expect(
            try words("[pointwise]\nkind = \"tanh\"").contains(
                "There is no closed form for the cosine, the gradient's growth or the residual increment."))
    }

    /// The numbers in the words are those of the theory; a layer that scales its weights has none of He's variance.
    @Test func closedFormsSayWhatHolds() {
        let group = Normalizer.groupNorm.closedFormWords.joined(separator: " ")
        #expect(group.contains("from 1.467 for one channel towards 1.") && group.contains("weights with He's variance"))
        for normalizer in [Normalizer.weightNorm, .scaledWeightStandardization] {
            #expect(!normalizer.closedFormWords.joined().contains("He's"))
        }
    }
}
