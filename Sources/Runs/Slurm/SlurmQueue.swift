/// The tasks that Slurm has waiting or running.
package struct SlurmQueue: Equatable, Sendable {
    /// A task in the queue.
    package struct Task: Equatable, Sendable {
        /// The name of its job, which no other job has.
        let job: String
        /// Its index in the job's array; nil for a job without one.
        let index: Int?
        /// Whether it is running, or ending.
        package let isRunning: Bool
        /// Why it waits, in Slurm's words.
        package let reason: String
    }

    /// The tasks, in Slurm's order.
    let tasks: [Task]

    /// What squeue is asked to print for each task.
    static let format = "%j;%K;%T;%r"

    /// Asks the controller for the jobs of some names. Accounting is not asked: many clusters have none.
    ///
    /// - Throws: `SlurmError`.
    package init(jobs: [String]) throws(SlurmError) {
        let names = jobs.joined(separator: ",")
        self.init(
            squeue: names.isEmpty
                ? ""
                : try SlurmCommand.run(
                    "squeue", ["--noheader", "--array", "--name=\(names)", "--format=\(Self.format)"]))
    }

    /// Reads what squeue printed.
    init(squeue text: String) {
        tasks = text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ";", maxSplits: 3, omittingEmptySubsequences: false).map {
                $0.trimmingPrefix(while: \.isWhitespace)
            }
            guard fields.count == 4 else { return nil }
            // A task that has ended stays in the queue for some minutes.
            let ended = [
                "COMPLETED", "CANCELLED", "FAILED", "TIMEOUT", "NODE_FAIL", "OUT_OF_MEMORY", "BOOT_FAIL", "DEADLINE",
                "PREEMPTED",
            ]
            guard !ended.contains(String(fields[2])) else { return nil }
            return Task(
                job: String(fields[0]), index: Int(fields[1]),
                isRunning: fields[2] == "RUNNING" || fields[2] == "COMPLETING", reason: String(fields[3]))
        }
    }
}
