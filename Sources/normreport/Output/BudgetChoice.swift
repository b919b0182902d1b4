import ArgumentParser
import Findings
import Foundation
import Paper
import Runs

/// The study that a time buys, its preset, experiments and seeds, and what is said of it.
struct BudgetChoice {
    private let choice: StudyChoice
    private let output: OutputOptions
    private let jobs: Int
    private let calibrator: Calibrator
    private let start: Date
    private let interruption: Interruption

    /// - Parameters:
    ///   - jobs: runs at once.
    ///   - start: when the time began.
    init(
        _ choice: StudyChoice, output: OutputOptions, jobs: Int, calibrator: Calibrator, start: Date,
        interruption: Interruption
    ) {
        self.choice = choice
        self.output = output
        self.jobs = jobs
        self.calibrator = calibrator
        self.start = start
        self.interruption = interruption
    }

    /// The share of the time that is spent on measuring this machine, and the longest time in seconds.
    private static let calibrationShare = 0.04
    private static let longestCalibration = 15.0
    /// The share of the time that figures and report have, and the longest time in seconds.
    private static let reportShare = 0.06
    private static let longestReport = 15.0
    /// Whole studies took longer than estimated from single passes: on the machines of docs/benchmarks.md by 11 to 29%.
    private static let shortness = 1.1
    /// The share of the time that may go to additional seeds. They decide nothing that was undecidable, so they leave room for
    /// an estimate that is too short.
    private static let seedShare = 0.9

    /// The configuration of the study that is chosen.
    ///
    /// - Parameter wanted: everything that was asked for, at the first of the presets.
    /// - Throws: `ValidationError` where nothing fits; `Interrupted`.
    func configuration(
        _ wanted: StudyConfiguration, _ catalogue: Catalogue, within limit: TimeLimit
    ) throws -> StudyConfiguration {
        let configurations = choice.preset == nil ? Preset.builtIn.map { choice.configuration(wanted, $0) } : [wanted]
        let studies = try configurations.map { try Study($0, catalogue) }
        // The smallest first: it is the one that a short time buys.
        var calibration: Calibration?
        let end = Date().addingTimeInterval(min(Self.calibrationShare * limit.seconds, Self.longestCalibration))
        for study in studies {
            calibration = try calibrator.calibrated(
                for: study.plan.runs.map(\.specification), limit: max(0, end.timeIntervalSinceNow),
                interruption: interruption)
        }
        // What is stored takes no time, however late it is.
        let left =
            limit.seconds - Date().timeIntervalSince(start) - min(Self.reportShare * limit.seconds, Self.longestReport)
        let available = max(0, left) / Self.shortness
        let ladder = Ladder(
            try studies.map { study in
                let forecast = StudyForecast(study, output: output.url, calibration: calibration)
                return try Ladder.Rung(
                    study.configuration.preset, study.experiments, limit: available
                ) { run in
                    forecast.stored.contains(run) ? 0 : try forecast.rate.seconds(run) / Double(jobs)
                }
            })
        guard let rung = ladder.chosen, let index = ladder.rungs.firstIndex(where: { $0.preset == rung.preset }) else {
            throw ValidationError(
                "no experiment fits into \(ProgressLine.duration(limit.seconds)); give a larger --budget"
                    + (choice.preset == nil ? "" : ", or a smaller --preset"))
        }
        var chosen = configurations[index].keeping(rung.budget.experiments, catalogue)
        var seconds = rung.budget.seconds
        if choice.seeds == nil {
            let budget = try seeds(of: chosen, catalogue, calibration, within: Self.seedShare * available)
            chosen.seeds = Scale.freshSeeds(budget.count)
            seconds = budget.seconds
        }
        say(rung, limit, seeds: chosen.seeds.count, seconds)
        if let next = ladder.next { say(next, after: rung) }
        return chosen
    }

    private func seeds(
        of chosen: StudyConfiguration, _ catalogue: Catalogue, _ calibration: Calibration?, within limit: Double
    ) throws -> SeedBudget {
        try SeedBudget(chosen.preset.scale.seedCount, limit: limit) { count in
            var more = chosen
            more.seeds = Scale.freshSeeds(count)
            let study = try Study(more, catalogue)
            let forecast = StudyForecast(study, output: output.url, calibration: calibration)
            let missing = study.plan.runs.map(\.specification).filter { !forecast.stored.contains($0) }
            return forecast.seconds(missing, jobs: jobs)
        }
    }

    private func say(_ rung: Ladder.Rung, _ limit: TimeLimit, seeds: Int, _ seconds: Double) {
        for left in rung.budget.leftOut {
            let statements = left.statements.map(\.identifier).joined(separator: ", ")
            StandardOutput.line(
                "left out: \(left.experiment), which would take \(ProgressLine.duration(left.seconds)) more"
                    + (statements.isEmpty ? "" : "; undecided without it: \(statements)"))
        }
        let names = rung.isWhole ? "all experiments" : rung.budget.experiments.joined(separator: ", ")
        StandardOutput.line(
            "within \(ProgressLine.duration(limit.seconds)), preset \(rung.preset.identifier): \(names), about "
                + "\(ProgressLine.duration(seconds)) with \(seeds) seeds; \(Self.decidable(rung.decided))")
    }

    private static func decidable(_ count: Int) -> String {
        "\(count) \(count == 1 ? "statement" : "statements") can be decided"
    }

    private func say(_ next: Ladder.Rung, after rung: Ladder.Rung) {
        StandardOutput.line(
            "the next step up, all of preset \(next.preset.identifier), would take "
                + "\(ProgressLine.duration(next.whole)); \(Self.decidable(next.decidable))")
    }
}
