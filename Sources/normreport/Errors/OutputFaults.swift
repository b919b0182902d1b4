import ExitCodes

/// An output folder that is not as it was written.
struct OutputFaults: ExitCoded {
    /// How many things are wrong.
    let count: Int

    var description: String {
        "\(count) \(count == 1 ? "fault" : "faults"), listed on standard output; --repair removes faulty files"
    }

    var exitCode: ExitCode { .data }
}
