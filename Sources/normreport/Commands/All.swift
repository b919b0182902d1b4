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
            Runs that are stored in the output folder are not done again. The last line names the report.

            EXAMPLE: normreport all --preset quick --only residual-forward --seeds 10 --output output
            """)

    @Option(help: "The scale: \(Preset.allCases.map(\.rawValue).joined(separator: ", ")).")
    var preset = Preset.quick

    @OptionGroup var data: DataOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var parallel: ParallelOptions

    @Option(
        name: .customLong("normalizer"),
        help: ArgumentHelp(
            "A file that declares a layer, which every comparison then shows beside the others; can be repeated.",
            valueName: "file.toml"))
    var normalizers: [NormalizerChoice] = []

    @Option(help: ArgumentHelp("Experiments or figures, separated by commas; all by default.", valueName: "ids"))
    var only: String?

    @Option(
        help: ArgumentHelp("How many seeds, or a range as 10..19.", valueName: "n|a..b"),
        transform: SeedList.init(parsing:))
    var seeds: SeedList?

    @Option(
        help: ArgumentHelp(
            "Do only the experiments that decide the most claims in this time, as 90s, 20m or 2h.", valueName: "time"),
        transform: TimeLimit.init(parsing:))
    var budget: TimeLimit?

    @Flag(help: "Say what would be run, and how long it would take, and stop.")
    var dryRun = false

    func run() throws { try run(.none) }

    /// Runs with what a program from elsewhere adds.
    func run(_ extensions: Extensions) throws {
        let interruption = dryRun ? Interruption.none : .onSignals()
        let names = only?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let catalogue = extensions.catalogue
        let (experiments, figures) = try catalogue.select(names ?? catalogue.experiments.map { $0.identifier })
        guard !experiments.isEmpty else { throw ValidationError("--only names nothing") }
        // Read once: the runs see the images that the study is named by.
        let set = try data.load(among: extensions.dataSets)
        var wanted = StudyConfiguration(
            preset: preset, data: set.description,
            seeds: seeds?.seeds ?? preset.scale.seeds, experiments: experiments,
            figures: figures, engine: .current(threads: parallel.threadsPerRun), title: templates.title,
            declarations: try declarations())
        if let budget { wanted = wanted.keeping(try choose(wanted, catalogue, within: budget), catalogue) }
        let (configuration, replaces) = joined(wanted, catalogue)
        let study = try Study(configuration, catalogue)
        for experiment in study.experiments {
            guard let shortage = study.shortage(of: experiment) else { continue }
            StandardOutput.line("\(experiment.identifier) cannot be done: \(shortage)")
        }
        let plan = study.runs(of: wanted.experiments)
        if dryRun { return try describe(plan, set) }

        let claim = try OutputClaim(output.url, runs: study.plan.runs.map(\.key))
        defer { claim.release() }
        let store = try RunStore(output: output.url)
        if replaces { clear(catalogue) }
        try configuration.save(to: output.url)
        try compute(plan, set, store, interruption)
        try StudyWriter(
            study: study, output: output, templates: templates, interruption: interruption, extensions: extensions
        ).write(store)
    }

    /// The declared layers, each name once.
    private func declarations() throws -> [StoredDeclaration] {
        var files = [NormalizerFile]()
        for choice in normalizers {
            let (normalizer, file) = try choice.resolve()
            guard let file else {
                throw ValidationError(
                    "'\(normalizer)' is built in, and every comparison shows it already; --normalizer takes a file here"
                )
            }
            if let other = files.first(where: { $0.normalizer.identifier == normalizer.identifier }) {
                throw ValidationError(
                    "\(other.file.name) and \(file.file.name) both declare '\(normalizer)'; give one of them another name"
                )
            }
            files.append(file)
        }
        return files.map(StoredDeclaration.init)
    }

    /// What is asked for, with the other experiments of the same study that the folder holds; else whether it replaces
    /// what the folder holds.
    private func joined(
        _ wanted: StudyConfiguration, _ catalogue: Catalogue
    ) -> (configuration: StudyConfiguration, replaces: Bool) {
        do {
            let earlier = try StudyConfiguration.load(from: output.url)
            if wanted.isOfSameStudy(as: earlier) { return (wanted.joined(to: earlier, catalogue), false) }
            StandardOutput.line(
                "\(output.output) holds another study; its report is replaced, and its runs are left alone")
        } catch {
            switch error {
            case .missing: return (wanted, false)
            case .otherFormat:
                StandardOutput.line(
                    "\(output.output) holds the study of an earlier version with \(storedFolders) runs; its report is "
                        + "replaced, and its runs, which have other keys, are left alone")
            case .damaged(let file): StandardOutput.line("\(file) is damaged, and is written anew")
            }
        }
        return (wanted, true)
    }

    /// Of a study that is replaced the folder shows nothing any longer, not even while the next one is computed: its
    /// figures and tables would be taken for that one's.
    private func clear(_ catalogue: Catalogue) {
        OutputFolder(output.url).clear(keeping: [], known: catalogue.figureIdentifiers)
        for name in ["claims.json"] + ReportFormat.allCases.map(\.fileName) {
            try? FileManager.default.removeItem(at: output.url.appendingPathComponent(name))
        }
    }

    private var storedFolders: Int {
        let names = try? FileManager.default.contentsOfDirectory(atPath: output.url.appendingPathComponent("runs").path)
        return names?.filter { !$0.hasPrefix(".") }.count ?? 0
    }

    private func compute(
        _ plan: [RunSpecification], _ set: DataSet, _ store: RunStore, _ interruption: Interruption
    ) throws {
        let missing = plan.filter { !store.answers($0) }
        guard !missing.isEmpty else {
            return StandardOutput.line("all \(plan.count) runs are stored; nothing is computed")
        }
        StandardOutput.line("\(missing.count) of \(plan.count) runs to do, \(parallel.jobCount) at once")
        let executor = LocalExecutor(jobs: parallel.jobCount, threadsPerRun: parallel.threadsPerRun)
        let progress = ProgressLine()
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
        let stored = try storedRuns(study.plan.runs.map(\.specification))
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

    private func storedRuns(_ plan: [RunSpecification]) throws -> Set<RunSpecification> {
        // A store makes its folder, and this writes nothing.
        let runs = output.url.appendingPathComponent("runs").path
        guard FileManager.default.fileExists(atPath: runs) else { return [] }
        let store = try RunStore(output: output.url)
        return Set(plan.filter(store.answers))
    }

    private func describe(_ plan: [RunSpecification], _ set: DataSet) throws {
        let stored = try storedRuns(plan)
        let missing = plan.filter { !stored.contains($0) }
        let images = set.description.images
        let rate = RunRate(Timings(output: output.url), stored: Array(stored), images: images)
        let seconds = try missing.reduce(0) { $0 + (try rate.seconds($1)) } / Double(parallel.jobCount)
        let largest = try missing.map { try RunCost($0, images: images).bytes }.max() ?? 0
        StandardOutput.line(
            """
            \(plan.count) runs, \(stored.count) of them stored, \(missing.count) to do
            about \(ProgressLine.duration(seconds)) with \(parallel.jobCount) at once, \(Int(largest / 1e6)) MB for the \
            largest run
            """)
        let limit = Machine.memory.limit
        if largest > limit {
            StandardOutput.line("the largest run cannot be done: \(MemoryShortage(needed: largest, available: limit))")
        }
        if !rate.isMeasured, !missing.isEmpty {
            StandardOutput.line("the time is a guess until some runs are stored that tell how fast this machine is")
        }
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
