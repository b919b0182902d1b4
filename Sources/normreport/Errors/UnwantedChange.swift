import ExitCodes

/// A comparison found what it was told to fail on.
struct UnwantedChange: ExitCoded {
    /// What was found, in a few words.
    let words: String

    var description: String { "\(words) (--fail-on)" }

    var exitCode: ExitCode { .difference }
}
