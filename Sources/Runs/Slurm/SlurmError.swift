import ExitCodes

/// Slurm could not be asked or refused what it was asked for.
package enum SlurmError: ExitCoded, Equatable {
    /// A command of Slurm is not on the PATH.
    case notInstalled(String)
    /// A command of Slurm failed with a message.
    case failed(command: String, message: String)
    /// The cluster takes no job arrays.
    case noArrays
    /// Options for sbatch that cannot be read or that the program sets itself.
    case invalidOptions(String)

    package var description: String {
        switch self {
        case .notInstalled(let command):
            "there is no \(command) on the PATH; run this where Slurm's commands are, or without --executor slurm"
        case .failed(let command, let message):
            "\(command) failed: \(message); stored and queued runs are kept; repeat the command to try again"
        case .noArrays:
            "this cluster allows no job arrays (MaxArraySize is 0); run the keys of 'normreport plan --json' with "
                + "'normreport run' in your own jobs"
        case .invalidOptions(let reason): "--slurm-options: \(reason)"
        }
    }

    package var exitCode: ExitCode {
        switch self {
        case .notInstalled, .noArrays, .invalidOptions: .usage
        case .failed: .inputOutput
        }
    }
}
