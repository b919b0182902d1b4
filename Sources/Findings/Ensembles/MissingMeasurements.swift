import ExitCodes
import Runs

/// The error for an experiment whose runs do not all have a usable record.
package struct MissingMeasurements: ExitCoded {
    private var gaps: [PlannedRun: RunRecords.Gap] = [:]
    private var first: (run: PlannedRun, gap: RunRecords.Gap)?

    mutating func add(_ run: PlannedRun, _ gap: RunRecords.Gap) {
        gaps[run] = gap
        if first == nil { first = (run, gap) }
    }

    /// The number of these runs.
    var count: Int { gaps.count }

    /// One line with the number of these runs and the reason for the first.
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
