/// An error with an exit status. Its description is one line with the error, its location and the remedy.
///
/// Any other error that reaches the top level counts as an internal error of this program.
package protocol ExitCoded: Error, CustomStringConvertible {
    /// The exit status of the program when this error ends it.
    var exitCode: ExitCode { get }
}
