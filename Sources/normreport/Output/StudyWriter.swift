import Foundation
import Paper
import Reports
import Runs
import VisibleText

/// Analyses the stored runs of a study, and writes figures, register and report.
struct StudyWriter {
    let study: Study
    let output: OutputOptions
    let files: ReportFiles
    let interruption: Interruption
    var extensions = Extensions.none

    /// - Throws: `ReportInPart` when all is written and something is missing; `Interrupted` between two files.
    func write(_ store: RunStore) throws {
        let parts = try study.analyse(store: store, interruption: interruption)
        let folder = OutputFolder(output.url)
        var figures = [OutputFolder.DrawnFigure]()
        for part in parts {
            try interruption.check()
            figures += try folder.draw([part], options: .init(formats: extensions.formats))
        }
        FontWarnings.say(figures)
        try interruption.check()
        folder.clear(
            keeping: Set(figures.map(\.finding.figure.identifier)), known: extensions.catalogue.figureIdentifiers)
        try folder.writeRegister(parts, of: study)
        let report = StudyReport(
            study: study, parts: parts, figures: figures,
            machine: MachineFacts(
                processor: Machine.processorName, processorCount: Machine.processorCount,
                computingSeconds: Timings(output: output.url).total(study.plan.runs.map(\.specification)),
                command: command),
            title: study.configuration.title ?? StudyReport.standardTitle, additionalSections: extensions.sections)
        let written = try files.write(report.document(), to: output.url)
        for claim in parts.claims {
            StandardOutput.line(
                "\(claim.claim.identifier): \(claim.verdict.rawValue), \(claim.summary.plainText)")
        }
        let page = written.first { $0.pathExtension == "html" } ?? output.url
        StandardOutput.line("report: \(page.path.visibleLine)")
        if let missing = ReportInPart(parts) { throw missing }
    }

    /// The command that makes the study again, whatever was typed.
    private var command: String {
        let configuration = study.configuration
        var words = [
            "./normreport all", "--preset \(configuration.preset.rawValue)",
            "--data \(configuration.data.name)",
        ]
        // Where the images lie is of no use to another machine.
        if configuration.data.isBroughtByUser { words.append("--data-directory FOLDER") }
        if let first = configuration.seeds.first, let last = configuration.seeds.last {
            words.append("--seeds \(first)..\(last)")
        }
        for declaration in configuration.declarations ?? [] {
            words.append("--normalizer \(ShellWord.quoted(declaration.file))")
        }
        let all = extensions.catalogue.experiments.map { $0.identifier }
        if let figures = configuration.figures {
            words.append("--only \(figures.joined(separator: ","))")
        } else if configuration.experiments != all {
            words.append("--only \(configuration.experiments.joined(separator: ","))")
        }
        if configuration.engine.threads != 1 { words.append("--threads-per-run \(configuration.engine.threads)") }
        return words.joined(separator: " ")
    }
}
