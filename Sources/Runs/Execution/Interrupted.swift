import ExitCodes

/// The error that ends the program after a signal has asked it to stop. Unfinished work has been saved.
package struct Interrupted: ExitCoded, Equatable {
    /// The signal's number.
    let signal: Int32

    /// Makes the error for a signal.
    package init(signal: Int32) { self.signal = signal }

    package var description: String { "interrupted; the progress is saved, and the same command continues from there" }

    /// The exit status of the program when this error ends it; see `ExitCode`.
    package var exitCode: ExitCode { .signal(signal) }
}
