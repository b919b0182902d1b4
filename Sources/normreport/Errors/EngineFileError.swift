import ExitCodes
import Files

/// A file of `--engine-of` that says no engine.
enum EngineFileError: ExitCoded {
    /// It cannot be read.
    case unreadable(String, InputFileError)
    /// It holds something else.
    case foreign(String)

    var description: String {
        switch self {
        case .unreadable(let file, let reason): "cannot read \(file): \(reason); check --engine-of"
        case .foreign(let file):
            "\(file) is not what 'normreport --version --json' prints; write it on a machine of the kind that will compute"
        }
    }

    var exitCode: ExitCode {
        switch self {
        case .unreadable: .inputOutput
        case .foreign: .data
        }
    }
}
