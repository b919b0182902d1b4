import ArgumentParser
import Paper
import Runs

/// Figures and report again, from the stored runs.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write figures and report again from the stored runs; nothing is computed.",
        discussion: "EXAMPLE: normreport report --output output --templates my-templates")

    @OptionGroup var output: OutputOptions
    @OptionGroup var templates: TemplateOptions

    func run() throws {
        let study = try Study(try StudyConfiguration.load(from: output.url), .standard)
        let claim = try OutputClaim(output.url)
        defer { claim.release() }
        try StudyWriter(study: study, output: output, templates: templates).write(try RunStore(output: output.url))
    }
}
