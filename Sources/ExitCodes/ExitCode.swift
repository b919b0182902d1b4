/// How the program ends. docs/exit-codes.md has the same table, and a test holds the two together.
///
/// 0 to 2: the work was done, and the code says what came of it. 64 to 78: it was not, and the code is one of BSD's
/// sysexits.h. Above 128: a signal ended it.
package enum ExitCode: Hashable, Sendable {
    /// The work was done.
    case success
    /// A comparison found what it was told to fail on, as `diff` says that files differ.
    case difference
    /// What was asked for is written, and some of it is missing. Not 75 of sysexits.h, which asks for another try: a batch
    /// system that repeats a command at 75 would repeat one whose statistic is undefined for ever.
    case reportInPart
    /// The command line asks for what cannot be.
    case usage
    /// Data, a configuration, a template or a figure is not as it must be.
    case data
    /// A fault of this program.
    case software
    /// The system refused memory.
    case system
    /// A file of the output cannot be made or written.
    case cannotCreate
    /// Something cannot be read, or standard output cannot be written.
    case inputOutput
    /// A signal ended the program.
    case signal(Int32)

    /// What a shell sees.
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

    /// All codes but those of signals, in order.
    package static let table: [ExitCode] = [
        .success, .difference, .reportInPart, .usage, .data, .software, .system, .cannotCreate, .inputOutput,
    ]
}
