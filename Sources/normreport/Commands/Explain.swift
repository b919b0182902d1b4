import ArgumentParser
import Reports

extension LayerExplanation.Format: ExpressibleByArgument {}

/// What a layer is.
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explain a normalizer: its formula, statistics, parameters, cost, and what theory predicts.",
        discussion: """
            The layer is a built-in one or is declared in a file; docs/normalizers.md explains how.

            EXAMPLE: normreport explain normalizers/rms-norm.toml
            """)

    @Argument(help: ArgumentHelp("The layer: \(NormalizerChoice.names), or a file.", valueName: "name|file.toml"))
    var normalizer: NormalizerChoice

    @Option(help: "The output format.")
    var format = LayerExplanation.Format.text

    func run() throws {
        let (layer, file) = try normalizer.resolve()
        StandardOutput.line(LayerExplanation(layer, file: file?.file.name).written(as: format))
    }
}
