import ExitCodes
import Runs

/// A figure's file that does not say what made it.
package struct UnknownFigure: ExitCoded {
    /// The file.
    package let path: String
    /// What was looked for in it.
    package let reason: String

    package var description: String {
        "\(path): \(reason); inspect a PNG, PDF or SVG that \(Software.name) wrote"
    }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .data }
}
