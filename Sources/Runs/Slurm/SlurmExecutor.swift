import Files
import Foundation
import Training

/// Hands a plan's missing runs to Slurm as job arrays.
package struct SlurmExecutor: Sendable {
    /// How the program is called on a node.
    package struct Calls: Sendable {
        /// The command of a task, to which `--task NUMBER` is added.
        let task: [String]
        /// The command that writes the report.
        let report: [String]

        /// Makes calls.
        package init(task: [String], report: [String]) {
            self.task = task
            self.report = report
        }
    }

    /// What was submitted.
    package struct Receipt: Sendable {
        /// The number of the submission; nil if nothing was missing.
        package let number: Int?
        /// How many tasks were submitted.
        package let tasks: Int
        /// How many runs they compute.
        package let runs: Int
        /// How many missing runs were in the queue already.
        package let queued: Int
    }

    private let output: URL
    private let options: SlurmOptions
    private let threads: Int
    private let files: OutputFiles

    /// The shortest time in seconds for which a task is started, where short runs can be packed together.
    private static let shortestTask = 120.0
    /// The time limit over the estimate, in which slower nodes and a wrong guess find room.
    private static let timeMargin = 3.0
    /// The shortest time limit in minutes.
    private static let shortestLimit = 20.0
    /// The memory limit over the estimate, for the program and the images.
    private static let memoryMargin = (factor: 1.25, bytes: 600e6)
    /// The seconds before the time limit at which Slurm announces it: saving takes a step of training, at most.
    private static let notice = 120

    /// Makes an executor.
    ///
    /// - Parameters:
    ///   - output: the output folder, on a file system that the nodes share.
    ///   - options: what sbatch is given for every job.
    ///   - threads: threads per run, which are a task's processors.
    package init(output: URL, options: SlurmOptions, threads: Int, files: OutputFiles = .standard) {
        self.output = output
        self.options = options
        self.threads = threads
        self.files = files
    }

    /// Submits the runs that are neither stored nor queued.
    ///
    /// - Parameters:
    ///   - items: the runs that are not stored, with what they are predicted to take.
    ///   - configuration: the file that the tasks read the study's plan from; it is copied, so that a later change of the
    ///     plan does not touch what is queued.
    ///   - reports: whether a job that depends on the tasks writes the report.
    ///   - calls: how the program is called, given the folder of the submission.
    /// - Throws: `SlurmError`, `OutputError.cannotWrite`.
    package func submit(
        _ items: [TaskPacking.Item], configuration: Data, reports: Bool, calls: (URL) throws -> Calls
    ) throws -> Receipt {
        let earlier = SlurmSubmission.all(in: output).map(\.submission)
        let queue = try SlurmQueue(jobs: earlier.flatMap { $0.arrays.map(\.name) })
        let queued = earlier.reduce(into: Set<String>()) { $0.formUnion($1.queuedKeys(queue)) }
        let missing = items.filter { !queued.contains($0.key) }
        guard !missing.isEmpty else { return Receipt(number: nil, tasks: 0, runs: 0, queued: items.count) }

        let packing = TaskPacking(missing, shortest: Self.shortestTask)
        let number = try newFolder()
        let folder = SlurmSubmission.folder(number, output)
        let name = Self.name(folder)
        let submission = SlurmSubmission(
            tasks: packing.tasks.map { $0.map(\.key) }, name: name, limit: try SlurmLimits.ask().arrayTasks)
        let calls = try calls(folder)
        let logs = folder.appendingPathComponent("logs", isDirectory: true)
        try files.makeFolder(logs, .unsynced)
        try files.write(configuration, to: folder.appendingPathComponent("configuration.json"), .synced)
        let script = folder.appendingPathComponent("task.sh")
        try files.write(Data(SlurmScript.task(command: calls.task).utf8), to: script, .unsynced)
        // Before the jobs: a task reads it, and a job without a record would be queued a second time.
        try submission.save(to: folder, files: files)

        var jobs = [String]()
        for array in submission.arrays {
            let tasks = packing.tasks[array.firstTask..<(array.firstTask + array.count)]
            jobs.append(
                try submit(
                    script, ["\(array.firstTask)", array.logs(in: folder)], name: array.name,
                    limits(Array(tasks)) + [
                        "--array=0-\(array.count - 1)", "--requeue", "--signal=B:USR1@\(Self.notice)",
                        "--cpus-per-task=\(threads)", "--output=\(Self.pattern(array.logs(in: folder)))-%a.log",
                    ]))
        }
        if reports {
            let script = folder.appendingPathComponent("report.sh")
            try files.write(Data(SlurmScript.report(command: calls.report).utf8), to: script, .unsynced)
            _ = try submit(
                script, [], name: "\(name)-report",
                [
                    "--dependency=afterany:\(jobs.joined(separator: ":"))", "--time=60", "--mem=4G",
                    "--output=\(Self.pattern(logs.path))/report.log",
                ])
        }
        return Receipt(
            number: number, tasks: packing.tasks.count, runs: missing.count, queued: items.count - missing.count)
    }

    /// What the tasks of an array may take, without what the user's options say.
    private func limits(_ tasks: [[TaskPacking.Item]]) -> [String] {
        let seconds = tasks.map { $0.reduce(0) { $0 + $1.seconds } }.max() ?? 0
        let minutes = max(seconds * Self.timeMargin / 60, Self.shortestLimit)
        let bytes = tasks.joined().map(\.bytes).max() ?? 0
        let megabytes = (bytes * Self.memoryMargin.factor + Self.memoryMargin.bytes) / 1e6
        return ["--time=\(Int(minutes.rounded(.up)))", "--mem=\(Int(megabytes.rounded(.up)))M"]
    }

    /// Submits a job and returns its number.
    private func submit(
        _ script: URL, _ arguments: [String], name: String, _ own: [String]
    ) throws(SlurmError) -> String {
        let alternatives = [
            "--mem": ["--mem", "--mem-per-cpu", "--mem-per-gpu"], "--time": ["--time", "-t"],
            "--cpus-per-task": ["--cpus-per-task", "-c"], "--requeue": ["--no-requeue", "--requeue"],
            "--signal": ["--signal"],
        ]
        let kept = own.filter { option in
            let key = String(option.prefix { $0 != "=" })
            return !(alternatives[key] ?? []).contains(where: options.names)
        }
        let words = ["--parsable", "--job-name=\(name)", "--open-mode=append"] + kept + options.words
        var wait = 2.0
        while true {
            do throws(SlurmError) {
                let text = try SlurmCommand.run("sbatch", words + [script.path] + arguments)
                // "12" or, in a federation, "12;cluster".
                return String(text.prefix { $0.isNumber })
            } catch {
                // A busy controller times out, and may have taken the job all the same.
                guard case .failed(_, let message) = error, Self.isBusy(message), wait < 60 else { throw error }
                Thread.sleep(forTimeInterval: wait)
                wait *= 3
                if let number = try? SlurmCommand.run("squeue", ["--noheader", "--name=\(name)", "--format=%F"]),
                    let job = number.split(separator: "\n").first
                {
                    return job.trimmingPrefix(while: \.isWhitespace).description
                }
            }
        }
    }

    /// A path as Slurm's pattern of it, in which a percent sign begins a symbol.
    private static func pattern(_ path: String) -> String { path.replacing("%", with: "%%") }

    /// Whether the controller could not answer in time, rather than refused.
    static func isBusy(_ message: String) -> Bool {
        ["timed out", "Unable to contact slurm controller", "Connection refused", "Resource temporarily unavailable"]
            .contains { message.localizedCaseInsensitiveContains($0) }
    }

    /// A name that no other folder's jobs have.
    private static func name(_ folder: URL) -> String {
        let seed = "\(folder.resolvingSymlinksInPath().path) \(Date().timeIntervalSince1970)"
        return "normreport-\(sha256(seed).prefix(10))"
    }

    /// Makes the folder of the next submission.
    private func newFolder() throws -> Int {
        let parent = SlurmSubmission.parent(output)
        try files.makeFolder(parent, .unsynced)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        let number = (names.compactMap(Int.init).max() ?? 0) + 1
        try files.makeFolder(SlurmSubmission.folder(number, output), .unsynced)
        return number
    }
}
