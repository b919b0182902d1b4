import Networks
import Plots
import TOML
import Testing

@testable import Findings
@testable import Paper

@Suite struct StyleFileTests {
    private func style(_ text: String) throws -> StudyStyle {
        try StyleFile(
            TOMLFile(text: text, name: "s.toml"), normalizers: Normalizer.builtIn,
            figures: ["stable-backward-growth", "plain-forward-deviation"]
        ).style
    }

    @Test func everyKeyIsRead() throws {
        let style = try style(
            """
            order = ["group-norm", "batch-norm"]
            show = ["batch-norm", "group-norm", "layer-norm"]
            grey = ["layer-norm"]
            [series.batch-norm]
            label = "BN"
            color = "blue"
            marker = "star"
            hollow = true
            dash = "dotted"
            width = 1.5
            [series.theory]
            color = "#aa0000"
            [figures.stable-backward-growth]
            show = ["batch-norm"]
            [figures.stable-backward-growth.series.batch-norm]
            label = "ours"
            color = "#001122"
            dark-color = "#ddeeff"
            """)
        #expect(style.file == "s.toml" && style.common.order == ["group-norm", "batch-norm"])
        #expect(style.common.shown?.count == 3 && style.common.grey == ["layer-norm"])
        let looks = try #require(style.common.appearances["batch-norm"])
        #expect(looks.label == "BN" && looks.light == Color(0x0072B2) && looks.dark == Color(0x56B4E9))
        #expect(looks.marker == .star && looks.isHollow == true && looks.dash == .dotted && looks.lineWidth == 1.5)
        // Lighter on the dark ground, until it shows there.
        let theory = try #require(style.common.appearances["theory"]?.dark)
        #expect(theory != Color(0xAA0000) && theory.contrast(with: Theme.dark.ground.color) >= 3)
        let one = try #require(style.figures["stable-backward-growth"])
        #expect(one.shown == ["batch-norm"] && one.appearances["batch-norm"]?.label == "ours")
        #expect(one.appearances["batch-norm"]?.dark == Color(0xDDEEFF))
    }

    /// Each mistake with file, line, key, what is allowed, and the nearest name.
    @Test(arguments: [
        ("shwo = []", ["s.toml:1: there is no key 'shwo'", "did you mean 'show'?"]),
        ("\nshow = [\"batchnorm\"]", ["s.toml:2: 'show' takes none, batch-norm", "did you mean 'batch-norm'?"]),
        ("[series.groupnorm]\nlabel = \"a\"", ["s.toml:1: there is no key 'series.groupnorm'", "'group-norm'?"]),
        ("[figures.stable-growth]\nshow = []", ["s.toml:1: there is no key 'figures.stable-growth'"]),
        (
            "[series.none]\ncolor = \"bleu\"",
            ["s.toml:2: 'series.none.color' takes black, blue", "did you mean 'blue'?"]
        ),
        (
            "[series.none]\ncolor = \"#12345\"",
            ["s.toml:2: 'series.none.color' takes '#' and six hexadecimal digits", "#12345"]
        ),
        ("[series.none]\ncolor = 7", ["s.toml:2: 'series.none.color' takes a string, not an integer"]),
        ("[series.none]\nmarker = \"cirle\"", ["s.toml:2: 'series.none.marker'", "did you mean 'circle'?"]),
        ("[series.none]\nwidth = 9", ["s.toml:2: 'series.none.width' takes 0.5 to 4 points, not 9"]),
        ("[series.none]\nlabel = \" \"", ["s.toml:2: 'series.none.label' takes one line"]),
        ("show = [\"batch-norm\"]\ngrey = [\"none\"]", ["s.toml:2: 'grey': 'none' is not in 'show'"]),
        (
            "[series.none]\ncolor = \"black\"\nmarker = \"circle\"\ndash = \"solid\"\nhollow = false",
            ["s.toml:1: 'series'", "would look like"]
        ),
    ])
    func mistakesAreNamedWithTheirPlace(text: String, parts: [String]) {
        let error = #expect(throws: TOMLError.self) { try style(text) }
        for part in parts {
            #expect("\(error.map { "\($0)" } ?? "")".contains(part), "\(part): \(String(describing: error))")
        }
    }

    /// What is left out is said under the figure, and which style it was is known to the files.
    @Test func captionsSayWhatIsLeftOut() throws {
        let style = try style("show = [\"batch-norm\", \"layer-norm\"]\ngrey = [\"layer-norm\"]")
        let marks = [Normalizer.batchNorm, .layerNorm, .groupNorm].map { LineMark($0.series(), x: [0, 1], y: [0, 1]) }
        var finding = FigureFinding(
            Figure("plain-forward-deviation", panels: [Panel(marks: marks)], alternativeText: "Lines."), title: "t",
            caption: "Lines.", rows: [])
        style.apply(to: &finding, normalizers: Normalizer.builtIn)
        let words = "Omitted by the figure style: GroupNorm. Shown in grey by the figure style: LayerNorm."
        #expect(finding.caption.plainText == "Lines. " + words && finding.figure.caption == "Lines. " + words)
        #expect(finding.figure.alternativeText == "Lines. " + words)
        #expect(finding.figure.panels[0].marks.count == 2)
    }
}
