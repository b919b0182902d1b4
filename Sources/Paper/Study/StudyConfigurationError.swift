import ExitCodes

/// The reason why the configuration of an output folder cannot be used.
package enum StudyConfigurationError: ExitCoded, Equatable {
    /// The file does not exist.
    case missing(file: String)
    /// The file was written by an incompatible version of the program.
    case otherFormat(file: String, format: Int)
    /// The file cannot be read.
    case damaged(file: String)

    package var description: String {
        switch self {
        case .missing(let file):
            "cannot read \(file): it does not exist; run 'normreport all' first"
        case .otherFormat(let file, let format):
            "\(file) is of another version of the program (format \(format); this one reads "
                + "\(StudyConfiguration.currentFormat)); run 'normreport all' again, which leaves that version's runs alone"
        case .damaged(let file):
            "cannot read \(file): it is damaged; run 'normreport all' again"
        }
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode {
        switch self {
        case .missing: .inputOutput
        case .otherFormat, .damaged: .data
        }
    }
}
