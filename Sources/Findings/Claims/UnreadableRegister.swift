import ExitCodes

/// A file that is not a register of claims.
package struct UnreadableRegister: ExitCoded, Equatable {
    /// The file.
    let path: String
    /// What is wrong with it.
    let reason: String

    /// Whether the file was read, and holds something else.
    package var isRead = true

    /// One line: what, where, what to do.
    package var description: String { "\(path): \(reason); normreport report rewrites it" }

    package var exitCode: ExitCode { isRead ? .data : .inputOutput }
}
