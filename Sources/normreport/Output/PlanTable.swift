import Foundation
import Paper
import Runs

/// What a study would compute, and how long that would take.
struct PlanTable {
    private let estimate: StudyEstimate
    private let engine: EngineIdentity
    private let jobs: Int

    /// - Parameters:
    ///   - experiments: the experiments that are shown.
    ///   - output: the folder whose stored runs count; it need not exist.
    ///   - jobs: runs at once.
    ///   - calibration: that of this machine; nil if none is known, or the study is planned for another machine.
    init(
        _ study: Study, _ experiments: [String], output: URL, jobs: Int, calibration: Calibration?
    ) throws {
        self.jobs = jobs
        engine = study.configuration.engine
        let forecast = StudyForecast(study, output: output, calibration: calibration)
        estimate = try StudyEstimate(
            study, experiments: experiments, stored: forecast.stored, rate: forecast.rate)
    }

    func print() {
        let (runs, missing) = (estimate.runs, estimate.missing)
        StandardOutput.line(
            """
            \(runs.count) runs, \(runs.count - missing.count) of them stored, \(missing.count) to do
            about \(ProgressLine.duration(estimate.seconds / Double(jobs))) with \(jobs) in parallel, \
            \(Int(estimate.largest / 1e6)) MB for the largest run, \
            \(ProgressLine.duration(estimate.criticalPath)) for the longest
            """)
        let rows = estimate.experiments.map { row in
            let statements = row.statements.map(\.label).joined(separator: ", ")
            return [
                row.experiment, "\(row.runs)", "\(row.missing)",
                row.missing == 0 ? "" : ProgressLine.duration(row.seconds / Double(jobs)),
                statements.isEmpty ? "none" : statements,
            ]
        }
        TextTable(
            head: ["experiment", "runs", "to do", "time", "statements it decides"], rows: rows, numbers: [1, 2, 3]
        ).lines(width: Terminal.width).forEach(StandardOutput.line)
        let limit = Machine.memory.limit
        if estimate.largest > limit {
            StandardOutput.line(
                "the largest run cannot be computed: \(MemoryShortage(needed: estimate.largest, available: limit))")
        }
        if estimate.basis == .assumption, !missing.isEmpty {
            StandardOutput.line(
                "the time is a guess: no stored run shows the speed of this machine yet; --budget measures it"
            )
        }
    }

    func printJSON() throws { try StandardOutput.json(Output(self)) }

    /// The plan for programs. Times are in seconds, memory is in bytes.
    private struct Output: Encodable {
        struct PlannedEntry: Encodable {
            let key: String
            let stored: Bool
            let seconds: Double
            let bytes: Double
            let experiments: [String]
            let specification: RunSpecification
        }
        struct Experiment: Encodable {
            let identifier: String
            let runs: Int
            let missing: Int
            let seconds: Double
            let statements: [String]
        }

        let engine: EngineIdentity
        let seconds: Double
        let criticalPathSeconds: Double
        let isMeasured: Bool
        let experiments: [Experiment]
        let runs: [PlannedEntry]

        private enum CodingKeys: String, CodingKey {
            case engine, seconds, experiments, runs
            case criticalPathSeconds = "critical-path-seconds"
            case isMeasured = "measured"
        }

        init(_ table: PlanTable) {
            let estimate = table.estimate
            engine = table.engine
            seconds = estimate.seconds
            criticalPathSeconds = estimate.criticalPath
            isMeasured = estimate.basis != .assumption
            experiments = estimate.experiments.map {
                Experiment(
                    identifier: $0.experiment, runs: $0.runs, missing: $0.missing, seconds: $0.seconds,
                    statements: $0.statements.map(\.identifier))
            }
            runs = estimate.runs.map {
                PlannedEntry(
                    key: $0.key, stored: $0.isStored, seconds: $0.seconds, bytes: $0.bytes, experiments: $0.experiments,
                    specification: $0.specification)
            }
        }
    }
}
