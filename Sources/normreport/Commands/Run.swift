import ArgumentParser
import Foundation
import Paper
import Runs
import Training

/// Planned runs by their keys.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compute planned runs by their keys.",
        discussion: """
            The output folder must have a plan, written by 'all' or 'plan --save'. 'plan --json' lists its keys; the first \
            characters of a key suffice. Several processes can run at the same time, on several hosts that share the folder: \
            each run is computed by one of them. When all runs are stored, 'report' writes the report.

            EXAMPLE: normreport run 3f2a9c01 --output output
            """)

    @Argument(help: ArgumentHelp("Keys of runs, or their first characters.", valueName: "key"))
    var keys: [String] = []

    @OptionGroup var output: OutputOptions

    @Option(
        help: ArgumentHelp("The folder or .tar.gz of the images.", valueName: "dir"), transform: PathText.parse)
    var dataDirectory: String?

    @Option(
        parsing: .unconditional, help: "Number of parallel runs, \(Bounds.threads.words); one by default.",
        transform: Bounds.threads.parse)
    var jobs = 1

    /// A task of a submission to Slurm: the folder of the submission, and the number of the task.
    @Option(help: .hidden) var submission: String?
    @Option(help: .hidden) var task: Int?

    func validate() throws {
        guard (submission == nil) == (task == nil) else {
            throw ValidationError("--submission and --task must be given together")
        }
        if keys.isEmpty, task == nil {
            throw ValidationError("it takes the keys of runs; 'normreport plan --json' lists them")
        }
    }

    func run() throws {
        let interruption = Interruption.onSignals()
        let folder = submission.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? output.url
        let configuration = try StudyConfiguration.load(from: folder, .standard)
        let study = try Study(configuration, .standard)
        let chosen = try PlannedKeys(study.plan).runs(wantedKeys(folder))
        try EngineMismatch.check(configuration.engine)
        let set = try images(configuration.data)
        let store = try RunStore(output: output.url)
        try OutputClaim.setAsideDamaged(chosen.map(\.key), in: store)

        let executor = LocalExecutor(
            jobs: jobs, threadsPerRun: configuration.engine.threads, waitsForOthers: task == nil,
            executor: task == nil ? .keys : .slurm)
        let progress = Terminal.takesEscapes(STDERR_FILENO) ? ProgressLine() : nil
        let outcome = executor.run(
            chosen.map(\.specification), data: set, store: store, interruption: interruption
        ) { progress?.show($0) }
        let failures = RunFailures(output: output.url)
        try failures.update(
            computed: Array(outcome.timings.keys), failed: outcome.failures.map { ($0.specification.key, $0.reason) })
        try interruption.check()
        if let error = outcome.outputError { throw error }
        if let failure = RunsFailed(outcome.failures, of: chosen.count) { throw failure }
    }

    /// The keys that were typed, or those of the task.
    private func wantedKeys(_ folder: URL) throws -> [String] {
        guard let task else { return keys }
        let tasks = try SlurmSubmission(folder).tasks
        guard tasks.indices.contains(task) else {
            throw ValidationError("the submission has no task \(task); its tasks are 0 to \(tasks.count - 1)")
        }
        return tasks[task]
    }

    /// The images that the study was planned with.
    private func images(_ planned: DataSetDescription) throws -> DataSet {
        var options = DataOptions()
        options.data = planned.name
        options.dataDirectory = dataDirectory
        let set = try options.load()
        guard DataIdentity(set.description) == DataIdentity(planned) else {
            throw ValidationError(
                "the images are not those of the plan (their digest differs); give the right ones with "
                    + "--data-directory")
        }
        return set
    }
}
