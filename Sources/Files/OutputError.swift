import ExitCodes

/// An output folder that cannot be used.
package enum OutputError: ExitCoded, Equatable {
    /// A file or folder cannot be written.
    case cannotWrite(String, reason: String)
    /// A file cannot be read.
    case cannotRead(String, reason: String)
    /// A stored run is incomplete, or its content has changed.
    case damagedRun(String, reason: String)
    /// Another process writes to the folder.
    case inUse(String, holder: String)

    /// One line: what, where, what to do.
    package var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "cannot write \(path): \(reason); name another place, or free some space"
        case .cannotRead(let path, let reason):
            "cannot read \(path): \(reason)"
        case .damagedRun(let path, let reason):
            "the stored run \(path) is damaged (\(reason)); 'normreport all' with the same options computes it again"
        case .inUse(let path, let holder):
            "\(holder) writes to \(path); wait until it has finished, or name another folder"
        }
    }
}

extension OutputError {
    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode {
        switch self {
        case .cannotWrite, .inUse: .cannotCreate
        case .cannotRead: .inputOutput
        case .damagedRun: .data
        }
    }
}
