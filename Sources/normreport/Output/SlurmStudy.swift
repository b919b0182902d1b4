import Foundation
import Paper
import Runs

/// A study whose runs Slurm computes.
struct SlurmStudy {
    let study: Study
    /// The runs that are wanted.
    let plan: [RunSpecification]
    let output: OutputOptions
    let options: ExecutorOptions
    let templates: TemplateOptions
    let dataDirectory: String?
    /// That of this machine; nil if none is known, or the study is planned for another kind of machine.
    let calibration: Calibration?

    /// Submits what is neither stored nor queued, and says so.
    func submit() throws {
        let names = study.configuration.experiments
        let forecast = StudyForecast(study, output: output.url, calibration: calibration)
        let estimate = try StudyEstimate(
            study, experiments: names, stored: forecast.stored, rate: forecast.rate)
        let wanted = Set(plan)
        let missing = estimate.missing.filter { wanted.contains($0.specification) }
        guard !missing.isEmpty else {
            return StandardOutput.line("all \(plan.count) runs are stored; nothing is submitted")
        }
        let executor = SlurmExecutor(
            output: absolute(output.output),
            options: try options.slurmOptions.map(SlurmOptions.init(parsing:)) ?? .none,
            threads: study.configuration.engine.threads)
        let receipt = try executor.submit(
            missing.map { .init(key: $0.key, seconds: $0.seconds, bytes: $0.bytes) },
            configuration: try study.configuration.encoded(), reports: !options.wait, calls: calls)
        if receipt.queued > 0 { StandardOutput.line("\(receipt.queued) runs are queued already") }
        if let number = receipt.number {
            StandardOutput.line(
                "submitted \(receipt.runs) runs as \(receipt.tasks) tasks; their logs: "
                    + "\(SlurmSubmission.folder(number, output.url).path)/logs")
        }
        if !options.wait {
            StandardOutput.line(
                "'normreport status \(output.output)' shows their progress; the last job writes the report")
        }
    }

    /// How the program is called on a node: by absolute paths, since a job begins elsewhere.
    private func calls(_ folder: URL) throws -> SlurmExecutor.Calls {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
        let folders = ["--output", absolute(output.output).path]
        let data = dataDirectory.map { ["--data-directory", absolute($0).path] } ?? []
        let templates = templates.templates.map { ["--templates", absolute($0).path] } ?? []
        return .init(
            task: [program, "run", "--submission", folder.path] + folders + data,
            report: [program, "report"] + folders + templates)
    }

    private func absolute(_ path: String) -> URL {
        URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    }

    /// The longest time between two looks at the queue, in seconds; the store is looked at more often.
    private static let longestQueueInterval = 120.0

    /// Waits until the wanted runs are stored or no task is queued any longer.
    ///
    /// - Throws: `Interrupted`; the jobs go on.
    func wait(_ interruption: Interruption) throws {
        let store = RunStore(reading: output.url)
        var missing = plan.filter { !store.answers($0) }
        let total = missing.count
        let progress = ProgressLine()
        var interval = 10.0
        var nextLook = Date().addingTimeInterval(interval)
        var hasSaidError = false
        while !missing.isEmpty {
            try interruption.check()
            Thread.sleep(forTimeInterval: 1)
            missing.removeAll(where: store.answers)
            progress.show(.init(done: total - missing.count, total: total, timeLeft: nil))
            guard Date() >= nextLook else { continue }
            do throws(SlurmError) {
                let submissions = SlurmSubmission.all(in: output.url).map(\.submission)
                let queue = try SlurmQueue(jobs: submissions.flatMap { $0.arrays.map(\.name) })
                let queued = submissions.reduce(into: Set<String>()) { $0.formUnion($1.queuedKeys(queue)) }
                // Once more: a run may have been stored since.
                missing.removeAll(where: store.answers)
                if !missing.contains(where: { queued.contains($0.key) }) { return }
                hasSaidError = false
            } catch {
                // The jobs go on without the controller, and what they store is seen.
                if !hasSaidError { StandardError.line("\(Software.name): \(error)") }
                hasSaidError = true
            }
            interval = min(interval * 1.5, Self.longestQueueInterval)
            nextLook = Date().addingTimeInterval(interval)
        }
    }
}
