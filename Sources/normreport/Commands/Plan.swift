import ArgumentParser
import Paper
import Runs

/// What a study would compute.
struct Plan: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what a study would compute and how long it would take; nothing is computed.",
        discussion: """
            Times are estimated from the calibration of this machine, made by 'all --budget', and from the runs stored in the \
            output folder; without either they are a guess. --json lists every run with its key, for 'normreport run'.

            EXAMPLE: normreport plan --preset standard --json
            """)

    @OptionGroup var choice: StudyChoice
    @OptionGroup var output: OutputOptions
    @OptionGroup var parallel: ParallelOptions

    @OptionGroup var planned: PlannedEngine

    @Flag(help: "As JSON.")
    var json = false

    @Flag(help: "Write the plan to the output folder, where 'normreport run' finds it.")
    var save = false

    func run() throws {
        let (configuration, set) = try choice.configuration(
            threads: parallel.threadsPerRun, engine: planned.engine(), title: nil)
        let study = try Study(configuration, .standard)
        if save { try save(configuration) }
        let calibrator = Calibrator(data: set, engine: configuration.engine, jobs: parallel.jobCount)
        let table = try PlanTable(
            study, configuration.experiments, output: output.url, jobs: parallel.jobCount,
            calibration: calibrator.kept)
        if json { try table.printJSON() } else { table.print() }
    }

    /// As `all` would, with the other experiments of the same study that the folder holds.
    private func save(_ wanted: StudyConfiguration) throws {
        let folder = StudyFolder(output, .standard)
        let (configuration, replaces) = try folder.joined(wanted)
        let claim = try OutputClaim(output.url)
        defer { claim.release() }
        if replaces { folder.clear() }
        try configuration.save(to: output.url)
    }
}
