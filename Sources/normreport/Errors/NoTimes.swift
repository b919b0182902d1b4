import ExitCodes

/// An output folder in which no run says when it was computed.
struct NoTimes: ExitCoded {
    /// The folder, as the user named it.
    let output: String

    var description: String {
        "\(output) has no run times; 'normreport all' records those of the runs that it computes"
    }

    var exitCode: ExitCode { .data }
}
