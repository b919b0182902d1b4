/// The exit status of the program. docs/exit-codes.md has the same table, and a test compares the two.
///
/// 0 to 2: the work was done, and the status states its result. 64 to 78: the work failed, with a status of BSD's
/// sysexits.h. Above 128: a signal ended the program.
package enum ExitCode: Hashable, Sendable {
    /// The work was done.
    case success
    /// A comparison found a difference on which it was asked to fail, like `diff`.
    case difference
    /// The result was written, but parts of it are missing. This is not 75 of sysexits.h, which asks for another
    /// attempt: a batch system would then repeat a command with an undefined statistic for ever.
    case reportInPart
    /// The command line is invalid or asks for something impossible.
    case usage
    /// Data, a configuration, a template or a figure is invalid.
    case data
    /// An internal error of this program.
    case software
    /// The system refused memory, or lets the process have too few files open.
    case system
    /// An output file cannot be created or written.
    case cannotCreate
    /// A file cannot be read, or standard output cannot be written.
    case inputOutput
    /// A signal ended the program.
    case signal(Int32)

    /// The status that a shell sees.
    package var status: Int32 {
        switch self {
        case .success: 0
        case .difference: 1
        case .reportInPart: 2
        case .usage: 64
        case .data: 65
        case .software: 70
        case .system: 71
        case .cannotCreate: 73
        case .inputOutput: 74
        case .signal(let number): 128 + number
        }
    }

    /// All codes except those of signals, in ascending order.
    package static let table: [ExitCode] = [
        .success, .difference, .reportInPart, .usage, .data, .software, .system, .cannotCreate, .inputOutput,
    ]
}
