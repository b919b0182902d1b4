import ExitCodes
import Runs

/// Runs of an experiment that have no usable record.
package struct MissingMeasurements: ExitCoded {
    private var gaps: [PlannedRun: RunRecords.Gap] = [:]
    private var first: (run: PlannedRun, gap: RunRecords.Gap)?

    mutating func add(_ run: PlannedRun, _ gap: RunRecords.Gap) {
        gaps[run] = gap
        if first == nil { first = (run, gap) }
    }

    /// How many runs are missing.
    package var count: Int { gaps.count }

    /// One line: how many, and what is wrong with the first of them.
    package var description: String {
        guard let first else { return "no run is missing" }
        let specification = first.run.specification
        return
            "\(count) of its runs have no usable record; the first, \(specification.network.architecture) with "
            + "\(specification.network.normalizer) and seed \(specification.seed), \(first.gap)"
    }

    /// As of a file that is not there.
    package var exitCode: ExitCode { .inputOutput }
}
