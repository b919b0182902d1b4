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
            Runs that are stored in the output folder are not done again. At the end stand the claims with their verdicts \
            and reasons, and where the report is.

            EXAMPLE: normreport all --preset quick --only residual-forward --seeds 10 --output output
            """)

    @OptionGroup var choice: StudyChoice
    @OptionGroup var output: OutputOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var parallel: ParallelOptions
    @OptionGroup var executor: ExecutorOptions

    @Option(
        help: ArgumentHelp(
            "Do only the experiments that decide the most claims in this time, as 90s, 20m or 1h30m.", valueName: "time"
        ),
        transform: TimeLimit.init(parsing:))
    var budget: TimeLimit?

    @Flag(help: "Say for each experiment what would be run and how long it would take, and stop.")
    var dryRun = false

    @OptionGroup var opening: OpenOption

    func run() throws { try run(.none) }

    /// Runs with what a program from elsewhere adds.
    func run(_ extensions: Extensions) throws {
        let interruption = dryRun ? Interruption.none : .onSignals()
        let catalogue = extensions.catalogue
        let (chosen, set) = try choice.configuration(
            threads: parallel.threadsPerRun, engine: executor.planned.engine(), title: templates.title, extensions)
        // What is wrong with them is said before hours of computing, not after.
        let files = try ReportFiles(templates: templates.folders())
        var wanted = chosen
        if let budget { wanted = wanted.keeping(try choose(wanted, catalogue, within: budget), catalogue) }
        let folder = StudyFolder(output, catalogue)
        let (configuration, replaces) = folder.joined(wanted)
        let study = try Study(configuration, catalogue)
        for experiment in study.experiments {
            guard let shortage = study.shortage(of: experiment) else { continue }
            StandardOutput.line("\(experiment.identifier) cannot be done: \(shortage)")
        }
        let plan = study.runs(of: wanted.experiments)
        if dryRun {
            return try PlanTable(study, wanted.experiments, output: output.url, jobs: parallel.jobCount).print()
        }

        if executor.executor == .local { try EngineMismatch.check(configuration.engine) }
        var claim = try OutputClaim(output.url, runs: study.plan.runs.map(\.key))
        defer { claim.release() }
        let store = try RunStore(output: output.url)
        if replaces { folder.clear() }
        try configuration.save(to: output.url)
        switch executor.executor {
        case .local: try compute(plan, study, set, store, interruption)
        case .slurm:
            let jobs = SlurmStudy(
                study: study, plan: plan, output: output, options: executor, templates: templates,
                dataDirectory: choice.data.dataDirectory)
            try jobs.submit()
            guard executor.wait else { return }
            // Nobody writes the report meanwhile, but others may look.
            claim.release()
            try jobs.wait(interruption)
            claim = try OutputClaim(output.url, runs: study.plan.runs.map(\.key))
        }
        try StudyWriter(
            study: study, output: output, files: files, interruption: interruption, extensions: extensions,
            opens: opening.open
        ).update(store)
    }

    private func compute(
        _ plan: [RunSpecification], _ study: Study, _ set: DataSet, _ store: RunStore, _ interruption: Interruption
    ) throws {
        let missing = store.unanswered(plan)
        guard !missing.isEmpty else {
            return StandardOutput.line("all \(plan.count) runs are stored; nothing is computed")
        }
        StandardOutput.line("\(missing.count) of \(plan.count) runs to do, \(parallel.jobCount) at once")
        let executor = LocalExecutor(jobs: parallel.jobCount, threadsPerRun: parallel.threadsPerRun)
        let owners = study.owners
        let progress = ProgressLine { owners[$0] }
        let outcome = executor.run(missing, data: set, store: store, interruption: interruption) { progress.show($0) }
        var timings = Timings(output: output.url)
        try timings.record(outcome.seconds)
        try interruption.check()
        if let error = outcome.outputError { throw error }
        if let words = outcome.failureWords { StandardError.line("\(Software.name): \(words)") }
    }

    /// The experiments that fit, after what is said of those that don't.
    private func choose(
        _ configuration: StudyConfiguration, _ catalogue: Catalogue, within budget: TimeLimit
    ) throws -> [String] {
        let study = try Study(configuration, catalogue)
        let stored = try RunStore.stored(among: study.plan.runs.map(\.specification), in: output.url)
        let rate = RunRate(Timings(output: output.url), stored: Array(stored), images: configuration.data.images)
        let choice = try Budget(study.experiments, limit: budget.seconds) { run in
            stored.contains(run) ? 0 : try rate.seconds(run) / Double(parallel.jobCount)
        }
        for left in choice.leftOut {
            let statements = left.statements.map(\.identifier).joined(separator: ", ")
            StandardOutput.line(
                "left out: \(left.experiment), which would take \(ProgressLine.duration(left.seconds)) more"
                    + (statements.isEmpty ? "" : "; undecided without it: \(statements)"))
        }
        guard !choice.experiments.isEmpty else {
            throw ValidationError(
                "no experiment fits into \(ProgressLine.duration(budget.seconds)); give more --budget, or a smaller --preset"
            )
        }
        StandardOutput.line(
            "within \(ProgressLine.duration(budget.seconds)): \(choice.experiments.joined(separator: ", ")), about "
                + ProgressLine.duration(choice.seconds))
        return choice.experiments
    }
}

extension LocalExecutor.Outcome {
    /// How many runs failed, and why the first of them; nil where none did.
    var failureWords: String? {
        guard let first = failures.first else { return nil }
        let network = first.specification.network
        return
            "\(failures.count) runs failed, the first of them \(network.architecture) with \(network.normalizer), seed "
            + "\(first.specification.seed): \(first.reason); the others are stored, and the same command does just these"
    }
}
