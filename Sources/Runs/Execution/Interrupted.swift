import ExitCodes

/// A signal asked the program to stop, and it did; what was on its way is saved.
package struct Interrupted: ExitCoded, Equatable {
    /// The signal's number.
    package let signal: Int32

    /// The end that a signal brings.
    package init(signal: Int32) { self.signal = signal }

    package var description: String { "interrupted; what was done is saved, and the same command goes on from there" }

    package var exitCode: ExitCode { .signal(signal) }
}
