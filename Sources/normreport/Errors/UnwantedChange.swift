import ExitCodes

/// A comparison found what it was told to fail on.
struct UnwantedChange: ExitCoded {
    /// What was found, in a few words.
    let words: String

    var description: String { "\(words), as --fail-on asks to be told" }

    var exitCode: ExitCode { .difference }
}
