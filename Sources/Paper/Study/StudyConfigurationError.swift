import ExitCodes

/// The reason why the configuration of an output folder cannot be used.
package enum StudyConfigurationError: ExitCoded, Equatable {
    /// The file does not exist.
    case missing(file: String)
    /// The file was written by an incompatible version of the program.
    case otherFormat(file: String, format: Int)
    /// The system refuses the file, or it is none.
    case unreadable(file: String, reason: String)
    /// What the file holds is no configuration.
    case damaged(file: String)

    package var description: String {
        switch self {
        case .missing(let file):
            "cannot read \(file): it does not exist; run 'normreport all' first"
        case .otherFormat(let file, let format):
            "\(file) is of another version of the program (format \(format); this one reads "
                + "\(StudyConfiguration.currentFormat)); run 'normreport all' again, which keeps that version's runs"
        case .unreadable(let file, let reason):
            "cannot read \(file): \(reason)"
        case .damaged(let file):
            "cannot read \(file): it is damaged; run 'normreport all' again"
        }
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode {
        switch self {
        case .missing, .unreadable: .inputOutput
        case .otherFormat, .damaged: .data
        }
    }
}
