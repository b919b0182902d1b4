import ExitCodes
import Runs

/// A figure's file that does not say what made it.
struct UnknownFigure: ExitCoded {
    /// The file.
    let path: String
    /// What was looked for in it.
    let reason: String

    var description: String {
        "\(path): \(reason); inspect a figure that \(Software.name) wrote"
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    var exitCode: ExitCode { .data }
}
