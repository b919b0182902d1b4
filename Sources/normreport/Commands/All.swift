import ArgumentParser
import Foundation
import Paper
import Runs
import Training

/// Plans, runs, analyses, draws and reports.
struct All: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run every experiment and write the report.",
        discussion: """
            Runs that are stored in the output folder are not done again. The last line names the report.

            EXAMPLE: normreport all --preset quick --only residual-forward --seeds 10 --output output
            """)

    @Option(help: "The scale: \(Preset.allCases.map(\.rawValue).joined(separator: ", ")).")
    var preset = Preset.quick

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var parallel: ParallelOptions

    @Option(help: ArgumentHelp("Experiments or figures, separated by commas; all by default.", valueName: "ids"))
    var only: String?

    @Option(help: ArgumentHelp("How many seeds, or a range as 10..19.", valueName: "n|a..b"))
    var seeds: SeedList?

    @Option(
        help: ArgumentHelp(
            "Do only the experiments that decide the most claims in this time, as 90s, 20m or 2h.", valueName: "time"))
    var budget: TimeLimit?

    @Flag(help: "Say what would be run, and how long it would take, and stop.")
    var dryRun = false

    func validate() throws {
        if let count = seeds?.seeds.count, count < 2 {
            throw ValidationError("--seeds names \(count) seed, but an interval needs at least 2")
        }
    }

    func run() throws {
        let names = only?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let catalogue = Catalogue.standard
        let (experiments, figures) = try catalogue.select(names ?? catalogue.experiments.map { $0.identifier })
        guard !experiments.isEmpty else { throw ValidationError("--only names nothing") }
        // Read once: the runs see the images that the study is named by.
        let set = try data.load()
        var configuration = StudyConfiguration(
            preset: preset, data: set.description,
            seeds: seeds?.seeds ?? (0..<UInt64(preset.scale.seedCount)).map { $0 }, experiments: experiments,
            figures: figures, engine: .current(threads: parallel.threadsPerRun))
        if let budget { configuration.experiments = try choose(configuration, catalogue, within: budget) }
        let study = try Study(configuration, catalogue)
        let plan = study.plan.runs.map(\.specification)
        if dryRun { return try describe(plan) }

        let claim = try OutputClaim(output.url, runs: study.plan.runs.map(\.key))
        defer { claim.release() }
        let store = try RunStore(output: output.url)
        try configuration.save(to: output.url)
        try compute(plan, set, store)
        try StudyWriter(study: study, output: output, templates: templates).write(store)
    }

    private func compute(_ plan: [RunSpecification], _ set: DataSet, _ store: RunStore) throws {
        let missing = plan.filter { !store.answers($0) }
        guard !missing.isEmpty else { return print("all \(plan.count) runs are stored; nothing is computed") }
        print("\(missing.count) of \(plan.count) runs to do, \(parallel.jobCount) at once")
        let executor = LocalExecutor(jobs: parallel.jobCount, threadsPerRun: parallel.threadsPerRun)
        let progress = ProgressLine()
        let outcome = executor.run(
            missing, data: set, store: store, interruption: .onSignals()
        ) { progress.show($0) }
        var timings = Timings(output: output.url)
        try timings.record(outcome.seconds)
        guard !outcome.isInterrupted else { throw Interrupted() }
        if let error = outcome.outputError { throw error }
        guard outcome.failures.isEmpty else { throw FailedRuns(failures: outcome.failures) }
    }

    /// The experiments that fit, after what is said of those that don't.
    private func choose(
        _ configuration: StudyConfiguration, _ catalogue: Catalogue, within budget: TimeLimit
    ) throws -> [String] {
        let study = try Study(configuration, catalogue)
        let stored = try storedRuns(study.plan.runs.map(\.specification))
        let rate = RunRate(Timings(output: output.url), stored: Array(stored))
        let choice = try Budget(study.experiments, limit: budget.seconds) { run in
            stored.contains(run) ? 0 : try rate.seconds(run) / Double(parallel.jobCount)
        }
        for left in choice.leftOut {
            let claims = left.claims.map(\.identifier).joined(separator: ", ")
            print(
                "left out: \(left.experiment), which would take \(ProgressLine.duration(left.seconds)) more"
                    + (claims.isEmpty ? "" : "; undecided without it: \(claims)"))
        }
        guard !choice.experiments.isEmpty else {
            throw ValidationError(
                "no experiment fits into \(ProgressLine.duration(budget.seconds)); give more --budget, or a smaller --preset"
            )
        }
        print(
            "within \(ProgressLine.duration(budget.seconds)): \(choice.experiments.joined(separator: ", ")), about "
                + ProgressLine.duration(choice.seconds))
        return choice.experiments
    }

    private func storedRuns(_ plan: [RunSpecification]) throws -> Set<RunSpecification> {
        // A store makes its folder, and this writes nothing.
        let runs = output.url.appendingPathComponent("runs").path
        guard FileManager.default.fileExists(atPath: runs) else { return [] }
        let store = try RunStore(output: output.url)
        return Set(plan.filter(store.answers))
    }

    private func describe(_ plan: [RunSpecification]) throws {
        let stored = try storedRuns(plan)
        let missing = plan.filter { !stored.contains($0) }
        let rate = RunRate(Timings(output: output.url), stored: Array(stored))
        let seconds = try missing.reduce(0) { $0 + (try rate.seconds($1)) } / Double(parallel.jobCount)
        let largest = try missing.map { try RunCost($0).bytes }.max() ?? 0
        print(
            """
            \(plan.count) runs, \(stored.count) of them stored, \(missing.count) to do
            about \(ProgressLine.duration(seconds)) with \(parallel.jobCount) at once, \(Int(largest / 1e6)) MB for the \
            largest run
            """)
        if !rate.isMeasured, !missing.isEmpty {
            print("the time is a guess until some runs are stored that tell how fast this machine is")
        }
    }
}

/// Some runs failed; the others are stored.
struct FailedRuns: Error, CustomStringConvertible {
    let failures: [LocalExecutor.Failure]

    var description: String {
        let first = failures[0]
        let network = first.specification.network
        return
            "\(failures.count) runs failed, the first of them \(network.architecture) with \(network.normalizer), seed "
            + "\(first.specification.seed): \(first.reason); the others are stored, and the same command does just these"
    }
}
