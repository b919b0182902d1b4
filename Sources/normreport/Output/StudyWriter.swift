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
    let extensions: Extensions
    /// Whether the report is shown in a browser at the end.
    let opens: Bool
    /// The register that the folder held at first; nil if it held none.
    private let earlier: ClaimRegister?

    init(
        study: Study, output: OutputOptions, files: ReportFiles, interruption: Interruption,
        extensions: Extensions = .none, opens: Bool = false
    ) {
        self.study = study
        self.output = output
        self.files = files
        self.interruption = interruption
        self.extensions = extensions
        self.opens = opens
        earlier = try? ClaimRegister(contentsOf: output.url.appendingPathComponent("claims.json"))
    }

    /// Writes all of it, unless it stands there as this program would write it from the same runs.
    ///
    /// - Throws: as ``write(_:)``.
    func update(_ store: RunStore) throws {
        if let inputs = try inputs(store), let state = OutputState(of: output.url),
            state.holds(inputs: inputs, in: output.url)
        {
            StandardOutput.line("figures and report are up to date; nothing is drawn")
            return say(state.summary)
        }
        try write(store)
    }

    /// - Throws: `ReportInPart` when all is written and something is missing; `Interrupted` between two files.
    func write(_ store: RunStore) throws {
        let inputs = try inputs(store)
        let parts = try study.analyse(store: store, interruption: interruption)
        let figures = try write(parts, interruption)
        FontWarnings.say(figures)
        let register = output.url.appendingPathComponent("claims.json")
        let claims = parts.claims
        say(claims.isEmpty ? [] : ClaimTable(claims, earlier: earlier).lines)
        if let missing = ReportInPart(parts) {
            OutputState.remove(from: output.url)
            throw missing
        }
        let identifiers = figures.map(\.finding.figure.identifier)
        let paths =
            ["claims.json"] + ReportFiles.parts(in: output.url) + ReportFormat.allCases.map(\.fileName)
            + identifiers.map { "data/\($0).csv" }
            + identifiers.flatMap { name in extensions.formats.map { "figures/\(name).\($0.identifier)" } }
        // The next time nothing has changed since.
        let summary = claims.isEmpty ? [] : ClaimTable(claims, earlier: try? ClaimRegister(contentsOf: register)).lines
        guard let inputs, let state = OutputState(inputs: inputs, paths: paths, summary: summary, in: output.url) else {
            return OutputState.remove(from: output.url)
        }
        try state.save(to: output.url)
    }

    /// Writes what is known while runs go on. Whoever looks into the folder sees whole files.
    ///
    /// - Parameters:
    ///   - missing: the runs to come of each experiment that is not complete.
    ///   - interruption: ends it early when requested.
    func writeSoFar(_ missing: [String: Int], _ store: RunStore, until interruption: Interruption) throws {
        let names = study.configuration.experiments
        let complete = study.configuration.keeping(names.filter { missing[$0] == nil }, extensions.catalogue)
        let found = try Study(complete, extensions.catalogue).analyse(store: store, interruption: interruption)
        let parts = study.experiments.map { experiment in
            found.first { $0.experiment.identifier == experiment.identifier }
                ?? StudyPart(type(of: experiment), .toCome(runs: missing[experiment.identifier] ?? 0))
        }
        // What it says is not what the study comes to.
        OutputState.remove(from: output.url)
        _ = try write(parts, interruption)
    }

    /// Draws figures, and writes register and report.
    private func write(_ parts: [StudyPart], _ interruption: Interruption) throws -> [OutputFolder.DrawnFigure] {
        let folder = OutputFolder(output.url)
        let figures = try folder.draw(parts, options: .init(formats: extensions.formats), interruption: interruption)
        try interruption.check()
        folder.clear(
            keeping: Set(figures.map(\.finding.figure.identifier)), known: extensions.catalogue.figureIdentifiers)
        try folder.writeRegister(parts, of: study)
        let report = StudyReport(
            study: study, parts: parts, figures: figures, machine: machine,
            title: study.configuration.title ?? StudyReport.standardTitle, additionalSections: extensions.sections)
        _ = try files.write(report.document(), to: output.url)
        return figures
    }

    private func say(_ summary: [String]) {
        ClaimTable.print(summary)
        StandardOutput.line("report: \(output.url.appendingPathComponent(ReportFormat.html.fileName).path.visibleLine)")
        if opens { Browser.open(output.url.appendingPathComponent(ReportFormat.html.fileName)) }
    }

    /// What the files depend on; nil if that is not known, as with what a program from elsewhere adds.
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
