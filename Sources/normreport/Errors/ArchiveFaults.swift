import ExitCodes

/// An archive that is not as it was packed.
struct ArchiveFaults: ExitCoded {
    /// The archive, as the user named it.
    let file: String
    /// How many things are wrong.
    let count: Int

    var description: String {
        "\(file) has \(count) \(count == 1 ? "fault" : "faults"), listed on standard output; fetch it again, or pack the "
            + "study again with 'normreport archive'"
    }

    var exitCode: ExitCode { .data }
}
