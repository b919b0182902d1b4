/// An error that knows how the program ends on it. Its description is one line that says what, where and what to do.
///
/// An error without a code is a fault of this program: nobody foresaw it.
package protocol ExitCoded: Error, CustomStringConvertible {
    /// How the program ends.
    var exitCode: ExitCode { get }
}
