import ExitCodes

/// An archive that cannot be made or read.
package enum ArchiveError: ExitCoded, Equatable {
    /// libarchive cannot write it.
    case cannotPack(String)
    /// The folder is not as it was written, so its archive would not be either.
    case faultyFolder(String, faults: Int)
    /// The folder holds no report.
    case noReport(String)

    package var description: String {
        switch self {
        case .cannotPack(let reason): "the archive cannot be packed: \(reason)"
        case .faultyFolder(let folder, let faults):
            "\(folder) has \(faults) \(faults == 1 ? "fault" : "faults"), which its archive would keep; 'normreport verify' "
                + "lists them, and --repair removes what is faulty"
        case .noReport(let folder): "\(folder) holds no report; run 'normreport report' first"
        }
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode {
        switch self {
        case .cannotPack: .cannotCreate
        case .faultyFolder, .noReport: .data
        }
    }
}
