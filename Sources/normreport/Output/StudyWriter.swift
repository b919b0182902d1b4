import Findings
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
    /// Whether the report is shown in a browser at the end.
    var opens = false

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
        let register = output.url.appendingPathComponent("claims.json")
        let earlier = try? ClaimRegister(contentsOf: register)
        try folder.writeRegister(parts, of: study)
        let report = StudyReport(
            study: study, parts: parts, figures: figures, machine: machine,
            title: study.configuration.title ?? StudyReport.standardTitle, additionalSections: extensions.sections)
        _ = try files.write(report.document(), to: output.url)
        let claims = parts.claims
        say(claims.isEmpty ? [] : ClaimTable(claims, earlier: earlier).lines)
        if let missing = ReportInPart(parts) {
            OutputState.remove(from: output.url)
            throw missing
        }
        let identifiers = figures.map(\.finding.figure.identifier)
        let latex = try FileManager.default.contentsOfDirectory(atPath: output.url.appendingPathComponent("latex").path)
        let paths =
            ["claims.json"] + latex.sorted().map { "latex/\($0)" } + ReportFormat.allCases.map(\.fileName)
            + identifiers.map { "data/\($0).csv" }
            + identifiers.flatMap { name in extensions.formats.map { "figures/\(name).\($0.identifier)" } }
        // The next time nothing has changed since.
        let summary = claims.isEmpty ? [] : ClaimTable(claims, earlier: try? ClaimRegister(contentsOf: register)).lines
        guard let inputs, let state = OutputState(inputs: inputs, paths: paths, summary: summary, in: output.url) else {
            return OutputState.remove(from: output.url)
        }
        try state.save(to: output.url)
    }

    private func say(_ summary: [String]) {
        ClaimTable.print(summary)
        StandardOutput.line("report: \(output.url.appendingPathComponent(ReportFormat.html.fileName).path.visibleLine)")
        if opens { Browser.open(output.url.appendingPathComponent(ReportFormat.html.fileName)) }
    }

    /// What the files depend on; nil where that is not known, as with what a program from elsewhere adds.
    private func inputs(_ store: RunStore) throws -> String? {
        guard !extensions.addsSomething else { return nil }
        return ReportInputs(study, store: store, templates: files.folders, machine: "\(machine)").digest
    }

    private var machine: MachineFacts {
        MachineFacts(
            processor: Machine.processorName, processorCount: Machine.processorCount,
            computingSeconds: Timings(output: output.url).total(study.plan.runs.map(\.specification)),
            command: study.configuration.command(extensions.catalogue))
    }
}
