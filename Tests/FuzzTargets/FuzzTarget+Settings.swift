import Foundation

@testable import Findings
@testable import Networks
@testable import Paper
@testable import Plots
@testable import TOML

/// Files in TOML that users write.
extension FuzzTarget {
    /// A preset, which is written with every key and read again.
    static let preset = FuzzTarget(
        name: "preset",
        seeds: {
            Preset.builtIn.map { PresetText($0.scale).text }.map { [UInt8]($0.utf8) }
                + [
                    "base = \"standard\"\nbatch = 32\n[training.convolutional]\nimages = \"all\"\nepochs = 2\n",
                    "base = \"quick\"\n[training]\nvariations = []\nfollowed = false\nnetworks = [\"resnet-56\"]\n",
                ].map { [UInt8]($0.utf8) }
        },
        read: { bytes in
            guard let file = file(bytes), let preset = try? PresetFile(file).preset else { return }
            let text = PresetText(preset.scale).text
            let again = try? PresetFile(TOMLFile(text: text, name: "f")).preset
            precondition(again?.scale == preset.scale, "it is read otherwise than it is written")
        })

    /// A style, which is given to a figure.
    static let style = FuzzTarget(
        name: "style",
        seeds: {
            [
                "order = [\"group-norm\"]\nshow = [\"batch-norm\", \"group-norm\"]\ngrey = [\"batch-norm\"]\n"
                    + "[series.batch-norm]\nlabel = \"BN\"\ncolor = \"blue\"\nmarker = \"star\"\nhollow = true\n"
                    + "dash = \"dotted\"\nwidth = 1.5\n[series.theory]\ncolor = \"#aa0000\"\n",
                "[figures.f]\nshow = []\n[figures.f.series.batch-norm]\nlabel = \"ours\"\ndark-color = \"#ddeeff\"\n",
            ].map { [UInt8]($0.utf8) }
        },
        read: { bytes in
            guard let file = file(bytes),
                let style = try? StyleFile(file, normalizers: Normalizer.builtIn, figures: ["f"]).style
            else { return }
            let marks = [Normalizer.batchNorm, .groupNorm].map { LineMark($0.series(), x: [0, 1], y: [0, 1]) }
            var finding = FigureFinding(
                Figure("f", panels: [Panel(marks: marks)], alternativeText: "Lines."), title: "t", caption: "Lines.",
                rows: [])
            style.apply(to: &finding, normalizers: Normalizer.builtIn)
            let encoded = try? JSONEncoder().encode(style)
            precondition(
                encoded.flatMap { try? JSONDecoder().decode(StudyStyle.self, from: $0) } == style,
                "a study keeps another style than it was given")
        })

    /// A declared layer, which is described.
    static let normalizer = FuzzTarget(
        name: "normalizer",
        seeds: {
            [
                "name = \"own-norm\"\n[scale]\naxes = [\"channel\", \"space\"]\nby = \"root-mean-square\"\n",
                "name = \"my-batch-norm\"\nlabel = \"Mine\"\n[centre]\naxes = [\"batch\", \"space\"]\n[scale]\n"
                    + "axes = [\"batch\", \"space\"]\nepsilon = 1e-5\n",
                "name = \"two\"\nactivation = \"identity\"\n[[step]]\ncentre = { axes = [\"space\"] }\n[[step]]\n"
                    + "scale = { mixture = [[\"group\", \"space\"], [\"batch\"]], epsilon = 1e-3 }\n",
                "name = \"tanh\"\naffine = false\n[pointwise]\nkind = \"tanh\"\nstart = 0.5\nshift = 0.1\n",
            ].map { [UInt8]($0.utf8) }
        },
        read: { bytes in
            guard let file = file(bytes), let normalizer = try? NormalizerFile(file).normalizer else { return }
            precondition(!normalizer.formula.isEmpty && !normalizer.label.isEmpty, "figures and reports name it")
        })

    private static func file(_ bytes: [UInt8]) -> TOMLFile? {
        String(validating: bytes, as: UTF8.self).flatMap { try? TOMLFile(text: $0, name: "f") }
    }
}
