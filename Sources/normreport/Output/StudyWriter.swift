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

    /// Writes all of it, unless it stands there as this program would write it from the same runs.
    ///
    /// - Throws: as ``write(_:)``.
    func update(_ store: RunStore) throws {
        if let inputs = try inputs(store), let state = OutputState(of: output.url),
            state.holds(inputs: inputs, in: output.url)
        {
            StandardOutput.line("figures and report are made from these runs; nothing is drawn")
            return say(state.summary)
        }
        try write(store)
    }

    /// - Throws: `ReportInPart` when all is written and something is missing; `Interrupted` between two files.
    func write(_ store: RunStore) throws {
        let inputs = try inputs(store)
        let parts = try study.analyse(store: store, interruption: interruption)
        let folder = OutputFolder(output.url)
        let figures = try folder.draw(parts, options: .init(formats: extensions.formats), interruption: interruption)
        FontWarnings.say(figures)
        try interruption.check()
        folder.clear(
            keeping: Set(figures.map(\.finding.figure.identifier)), known: extensions.catalogue.figureIdentifiers)
        try folder.writeRegister(parts, of: study)
        let report = StudyReport(
            study: study, parts: parts, figures: figures, machine: machine,
            title: study.configuration.title ?? StudyReport.standardTitle, additionalSections: extensions.sections)
        _ = try files.write(report.document(), to: output.url)
        let summary = parts.claims.map { claim in
            "\(claim.claim.identifier): \(claim.verdict.rawValue), \(claim.summary.plainText)"
        }
        say(summary)
        if let missing = ReportInPart(parts) {
            OutputState.remove(from: output.url)
            throw missing
        }
        let identifiers = figures.map(\.finding.figure.identifier)
        let paths =
            ["claims.json"] + ReportFormat.allCases.map(\.fileName) + identifiers.map { "data/\($0).csv" }
            + identifiers.flatMap { name in extensions.formats.map { "figures/\(name).\($0.identifier)" } }
        guard let inputs, let state = OutputState(inputs: inputs, paths: paths, summary: summary, in: output.url) else {
            return OutputState.remove(from: output.url)
        }
        try state.save(to: output.url)
    }

    private func say(_ summary: [String]) {
        summary.forEach(StandardOutput.line)
        StandardOutput.line("report: \(output.url.appendingPathComponent(ReportFormat.html.fileName).path.visibleLine)")
    }

    /// What the files depend on; nil where that is not known, as with what a program from elsewhere adds.
    private func inputs(_ store: RunStore) throws -> String? {
        guard !extensions.addsSomething else { return nil }
        return ReportInputs(study, store: store, templates: files.folders, machine: "\(machine)").digest
    }

    private var machine: MachineFacts {
        MachineFacts(
            processor: Machine.processorName, processorCount: Machine.processorCount,
            computingSeconds: Timings(output: output.url).total(study.plan.runs.map(\.specification)), command: command)
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
