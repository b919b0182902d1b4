import ArgumentParser
import Paper
import Reports
import Runs

/// Figures and report again, from the stored runs.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rewrite figures and report from the stored runs; no run is computed.",
        discussion: "EXAMPLE: normreport report --output output --templates my-templates")

    @OptionGroup var output: OutputOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var style: StyleOption
    @OptionGroup var opening: OpenOption

    func run() throws {
        let interruption = Interruption.onSignals()
        let files = try ReportFiles(templates: templates.folders())
        var configuration = try StudyConfiguration.load(from: output.url, .standard)
        let claim = try OutputClaim(output.url)
        defer { claim.release() }
        let before = configuration
        if let title = templates.title { configuration.title = title }
        configuration.take(try style.choice(declared: configuration.declared, .standard))
        if configuration != before { try configuration.save(to: output.url) }
        let study = try Study(configuration, .standard)
        let store = try RunStore(output: output.url)
        try StudyWriter(
            study: study, output: output, files: files, interruption: interruption, opens: opening.open
        ).write(store)
    }
}
