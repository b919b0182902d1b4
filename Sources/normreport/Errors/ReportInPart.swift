import ExitCodes
import Paper

/// What was asked for is written, but for some experiments.
struct ReportInPart: ExitCoded {
    /// The experiments that are missing, with the reason.
    let missing: [(experiment: String, reason: String)]
    /// How many experiments the study has.
    let count: Int

    /// What is missing; nil if nothing is.
    init?(_ parts: [StudyPart]) {
        missing = parts.compactMap { part in part.gap.map { (part.experiment.identifier, $0) } }
        count = parts.count
        if missing.isEmpty { return nil }
    }

    var description: String {
        "\(missing.count) of \(count) experiment\(count == 1 ? "" : "s") \(missing.count == 1 ? "is" : "are") missing: "
            + missing.map { "\($0.experiment) (\($0.reason))" }.joined(separator: "; ")
    }

    var exitCode: ExitCode { .reportInPart }
}
