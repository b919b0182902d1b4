import ExitCodes
import Runs

/// Some of the runs that were asked for failed.
struct RunsFailed: ExitCoded {
    private let failures: [LocalExecutor.Failure]
    private let count: Int

    /// - Parameter count: how many runs were asked for.
    /// - Returns: nil if none failed.
    init?(_ failures: [LocalExecutor.Failure], of count: Int) {
        if failures.isEmpty { return nil }
        self.failures = failures
        self.count = count
    }

    var description: String {
        "\(failures.count) of \(count) runs failed: "
            + failures.map { "\($0.specification.key.prefix(12)) (\($0.reason))" }.joined(separator: "; ")
    }

    var exitCode: ExitCode { .reportInPart }
}
