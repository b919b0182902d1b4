import ArgumentParser
import Experiments
import Foundation
import Networks
import Reports
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
    @OptionGroup var parallel: ParallelOptions

    @Option(help: ArgumentHelp("Experiments or figures, separated by commas; all by default.", valueName: "ids"))
    var only: String?

    @Option(help: ArgumentHelp("How many seeds, or a range as 10..19.", valueName: "n|a..b"))
    var seeds: SeedList?

    @Flag(help: "Say what would be run, and how long it would take, and stop.")
    var dryRun = false

    func validate() throws {
        if let count = seeds?.seeds.count, count < 2 {
            throw ValidationError("--seeds names \(count) seed, but an interval needs at least 2")
        }
    }

    func run() throws {
        let names = only?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        let (experiments, figures) = try ExperimentCatalogue.select(
            names ?? ExperimentCatalogue.all.map { $0.identifier })
        guard !experiments.isEmpty else { throw ValidationError("--only names nothing") }
        let configuration = StudyConfiguration(
            preset: preset, data: DataIdentity(name: data.data, sha256: try data.sha256()),
            seeds: seeds?.seeds ?? (0..<UInt64(preset.scale.seedCount)).map { $0 }, experiments: experiments,
            figures: figures, engine: .current(threads: parallel.threadsPerRun))
        let study = try Study(configuration)
        let plan = try study.plan()
        if dryRun { return try describe(plan) }

        let store = try RunStore(output: output.url)
        try configuration.save(to: output.url)
        try compute(plan, store)
        try StudyWriter(study: study, plan: plan, output: output).write(store)
    }

    private func compute(_ plan: [RunSpecification], _ store: RunStore) throws {
        let missing = plan.filter { !store.contains($0.key) }
        guard !missing.isEmpty else { return print("all \(plan.count) runs are stored; nothing is computed") }
        print("\(missing.count) of \(plan.count) runs to do, \(parallel.jobCount) at once")
        let executor = LocalExecutor(jobs: parallel.jobCount, threadsPerRun: parallel.threadsPerRun)
        let progress = ProgressLine()
        let outcome = executor.run(
            missing, data: try data.load(), store: store, interruption: .onSignals()
        ) { progress.show($0) }
        var timings = Timings(output: output.url)
        try timings.record(outcome.seconds)
        guard !outcome.isInterrupted else { throw Interrupted() }
        guard outcome.failures.isEmpty else { throw FailedRuns(failures: outcome.failures) }
    }

    private func describe(_ plan: [RunSpecification]) throws {
        // A store makes its folder, and this writes nothing.
        let runs = output.url.appendingPathComponent("runs").path
        let store = FileManager.default.fileExists(atPath: runs) ? try RunStore(output: output.url) : nil
        let missing = plan.filter { !(store?.contains($0.key) ?? false) }
        let costs = try missing.map { try RunCost($0) }
        let operations = costs.reduce(0) { $0 + $1.operations }
        let largest = costs.map(\.bytes).max() ?? 0
        let seconds = operations / (Machine.assumedOperationsPerSecond * Double(parallel.jobCount))
        print(
            """
            \(plan.count) runs, \(plan.count - missing.count) of them stored, \(missing.count) to do
            about \(ProgressLine.duration(seconds)) with \(parallel.jobCount) at once, \
            \(Int(largest / 1e6)) MB for the largest run
            """)
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
