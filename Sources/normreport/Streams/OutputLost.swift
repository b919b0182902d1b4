import ExitCodes
import Foundation

/// Standard output could not be written, or not all of it.
struct OutputLost: ExitCoded, Equatable {
    /// The system's number of the error.
    let number: Int32

    var description: String {
        "standard output cannot be written: \(String(cString: strerror(number))); the output is lost"
    }

    /// Where nobody reads the pipe, the program ends as others that do not catch the signal.
    var exitCode: ExitCode { number == EPIPE ? .signal(SIGPIPE) : .inputOutput }
}
