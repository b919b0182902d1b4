import ExitCodes

/// A name of an experiment or figure that nothing has.
package enum SelectionError: ExitCoded, Equatable {
    /// Nothing is called so.
    case unknown(String, experiments: [String])
    /// Something that exists, but not in this study.
    case notInStudy(String, has: [String])

    package var description: String {
        switch self {
        case .unknown(let name, let experiments):
            "nothing is called '\(name)'; experiments: " + experiments.joined(separator: ", ")
                + "; 'normreport list figures' names the figures"
        case .notInStudy(let name, let experiments):
            "the study of this output folder has no '\(name)'; its experiments: " + experiments.joined(separator: ", ")
        }
    }
}

extension SelectionError {
    package var exitCode: ExitCode { .usage }
}
