import ExitCodes

/// An error in the names of experiments or figures that a user selected.
package enum SelectionError: ExitCoded, Equatable {
    /// No experiment or figure has this name.
    case unknown(String, experiments: [String])
    /// The experiment or figure exists, but is not part of this study.
    case notInStudy(String, has: [String])

    package var description: String {
        switch self {
        case .unknown(let name, let experiments):
            "there is no experiment or figure '\(name)'; experiments: " + experiments.joined(separator: ", ")
                + "; 'normreport list figures' names the figures"
        case .notInStudy(let name, let experiments):
            "the study of this output folder has no '\(name)'; its experiments: " + experiments.joined(separator: ", ")
        }
    }
}

extension SelectionError {
    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .usage }
}
