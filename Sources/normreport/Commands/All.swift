import ArgumentParser
import Findings
import Foundation
import Networks
import Paper
import Reports
import Runs
import Training

/// Plans, runs, analyses, draws and reports.
struct All: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run every experiment and write the report.",
        discussion: """
            Runs stored in the output folder are not repeated. During a long study the report is rewritten whenever experiments \
            are complete. At the end the command prints the claims with their verdicts and reasons, and the path of the report.

            EXAMPLE: normreport all --preset quick --only residual-forward --seeds 10 --output output
            """)

    @OptionGroup var choice: StudyChoice
    @OptionGroup var output: OutputOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var style: StyleOption
    @OptionGroup var parallel: ParallelOptions
    @OptionGroup var executor: ExecutorOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Decide as many statements as possible in this time, such as 90s, 20m or 1h30m, with any preset or with that of --preset.",
            valueName: "time"),
        transform: TimeLimit.init(parsing:))
    var budget: TimeLimit?

    @Flag(help: "Show for each experiment what would be run and how long it would take; nothing is computed.")
    var dryRun = false

    @OptionGroup var opening: OpenOption

    func run() throws { try run(.none) }

    /// Runs with what a program from elsewhere adds.
    func run(_ extensions: Extensions) throws {
        let start = Date()
        let interruption = dryRun ? Interruption.none : .onSignals()
        let catalogue = extensions.catalogue
        let (chosen, set) = try choice.configuration(
            threads: parallel.threadsPerRun, engine: executor.planned.engine(), title: templates.title, extensions)
        // What is wrong with them is said before hours of computing, not after.
        let files = try ReportFiles(templates: templates.folders())
        let calibrator = Calibrator(data: set, engine: chosen.engine, jobs: parallel.jobCount)
        var wanted = chosen
        if let budget {
            wanted = try BudgetChoice(
                choice, output: output, jobs: parallel.jobCount, calibrator: calibrator, start: start,
                interruption: interruption
            ).configuration(chosen, catalogue, within: budget)
        }
        let folder = StudyFolder(output, catalogue)
        let looks = try style.choice(declared: wanted.declared, catalogue)
        wanted.take(looks)
        var (configuration, replaces) = try folder.joined(wanted)
        if case .none = looks { configuration.style = nil }
        let study = try Study(configuration, catalogue)
        for experiment in study.experiments {
            guard let shortage = study.shortage(of: experiment) else { continue }
            StandardOutput.line("\(experiment.identifier) cannot be run: \(shortage)")
        }
        let plan = study.runs(of: wanted.experiments)
        if dryRun {
            return try PlanTable(
                study, wanted.experiments, output: output.url, jobs: parallel.jobCount, calibration: calibrator.kept
            ).print()
        }

        if executor.executor == .local { try EngineMismatch.check(configuration.engine) }
        var claim = try OutputClaim(output.url, runs: study.plan.runs.map(\.key))
        defer { claim.release() }
        let store = try RunStore(output: output.url)
        if replaces { folder.clear() }
        try configuration.save(to: output.url)
        let writer = StudyWriter(
            study: study, output: output, files: files, interruption: interruption, extensions: extensions,
            opens: opening.open)
        switch executor.executor {
        case .local:
            let forecast = StudyForecast(study, output: output.url, calibration: calibrator.kept)
            let computation = LocalComputation(
                study: study, plan: plan, forecast: forecast, parallel: parallel, writer: writer)
            try computation.run(set, store, interruption)
        case .slurm:
            let jobs = SlurmStudy(
                study: study, plan: plan, output: output, options: executor, templates: templates,
                dataDirectory: choice.data.dataDirectory, calibration: calibrator.kept)
            try jobs.submit()
            guard executor.wait else { return }
            // Nobody writes the report meanwhile, but others may look.
            claim.release()
            try jobs.wait(interruption)
            claim = try OutputClaim(output.url, runs: study.plan.runs.map(\.key))
        }
        try writer.update(store)
    }
}
