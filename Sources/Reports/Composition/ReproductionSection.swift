import Findings
import Paper
import Plots
import Runs
import Training

/// The facts about the machine and the runs that the report states for its reproduction.
package struct MachineFacts: Sendable {
    /// The name of the processor's model.
    let processor: String
    /// The number of logical processors.
    let processorCount: Int
    /// The total time of the stored runs in seconds; nil if it is not known.
    let computingSeconds: Double?
    /// The command that reproduces the report.
    let command: String

    /// Makes the facts from the given values.
    package init(processor: String, processorCount: Int, computingSeconds: Double?, command: String) {
        self.processor = processor
        self.processorCount = processorCount
        self.computingSeconds = computingSeconds
        self.command = command
    }
}

/// The section that says how to reproduce the report.
struct ReproductionSection {
    let study: Study
    let machine: MachineFacts

    var section: Section {
        let configuration = study.configuration
        return Section("reproduction", title: "Reproduction") {
            Callout(.reproduction, title: "Reproduce this report") {
                CodeBlock(machine.command, language: "sh")
                Definitions([
                    Definition(
                        "Data",
                        "\(configuration.data.credit), SHA-256 \(code: configuration.data.sha256)"
                    ),
                    Definition("Preset", preset),
                    Definition("Seeds", Prose(text: SeedRanges(configuration.seeds).text)),
                    Definition(
                        "Experiments",
                        Prose.joined(configuration.experiments.map { "\(code: $0)" }, separator: ", ")),
                    Definition(
                        "Software",
                        "\(Software.name) \(Software.version), engine revision \(configuration.engine.revision, "engine-revision", in: "configuration"), \(configuration.engine.library) with \(configuration.engine.instructionSet) kernels, Cairo \(LibraryVersions.cairo), Pango \(LibraryVersions.pango), \(Software.compiler)"
                    ),
                    Definition(
                        "Machine",
                        "\(machine.processor), \(machine.processorCount, "processors", in: "machine") processors"
                    ),
                    Definition("Computing time", time),
                ])
                if !configuration.preset.isBuiltIn {
                    Paragraph("The preset file, \(code: configuration.preset.identifier):")
                    CodeBlock(PresetText(configuration.preset.scale).lines, language: "toml")
                }
            }
            Details("Citation (BibTeX)") { CodeBlock(Self.citation, language: "bibtex") }
        }
    }

    /// The paper and the program, as a bibliography has them.
    private static let citation = """
        @inproceedings{lubana2021beyond,
          title = {Beyond {BatchNorm}: Towards a Unified Understanding of Normalization in Deep Learning},
          author = {Lubana, Ekdeep Singh and Dick, Robert P. and Tanaka, Hidenori},
          booktitle = {Advances in Neural Information Processing Systems},
          volume = {34},
          year = {2021}
        }
        @software{\(Software.name),
          title = {\(Software.name): {Beyond} {BatchNorm}, measured again},
          version = {\(Software.version)}
        }
        """

    private var preset: Prose {
        let configuration = study.configuration
        let scale = configuration.preset.scale
        let sizes: Prose = """
            \(configuration.preset.identifier): batches of \(scale.batch, "batch") images, widths of \
            cnn-10, cnn-20 and cnn-40 divided by \
            \(scale.convolutionalWidthDivisor, "convolutional-width-divisor"), of resnet-56 by \
            \(scale.residualWidthDivisor, "residual-width-divisor")
            """
        return sizes.named(in: "configuration")
    }

    private var time: Prose {
        guard let seconds = machine.computingSeconds else { return "unknown" }
        return
            "\(seconds, "computing-seconds", in: "machine") s, summed over runs on one processor each"
    }
}
