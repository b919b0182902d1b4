import ArgumentParser
import Files
import Foundation
import Reports
import VisibleText

/// Whether an output folder, or an archive of one, is as it was written.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the runs, checkpoints, data and figures of an output folder, or check an archive.",
        discussion: """
            Runs and checkpoints are compared with their digests, figures with the data that they show, the files of \
            an archive with its manifest. Each fault is printed on one line; any fault gives exit code 65.

            EXAMPLE: normreport verify output --repair
            """)

    @Argument(help: ArgumentHelp("The output folder, or the archive.", valueName: "output"), transform: PathText.parse)
    var output = "output"

    @Flag(help: "Remove faulty files; 'all' or 'report' makes them again.")
    var repair = false

    func run() throws {
        let url = URL(fileURLWithPath: output)
        if url.isFile { return try checkArchive() }
        let check = try OutputCheck(url)
        let lock = repair ? try FolderLock(url) : nil
        defer { lock?.release() }
        let result = check.run()
        for fault in result.faults {
            if repair { try OutputFiles.standard.remove(fault.item) }
            StandardOutput.line((repair ? "removed " : "") + fault.description.visibleLine)
        }
        guard repair || result.faults.isEmpty else { throw OutputFaults(count: result.faults.count) }
        StandardOutput.line("\(result.summary)\(result.faults.isEmpty ? "" : "; \(result.faults.count) removed")")
    }

    private func checkArchive() throws {
        guard !repair else {
            throw ValidationError("an archive cannot be repaired; pack the study again with 'normreport archive'")
        }
        let check = try ArchiveCheck(URL(fileURLWithPath: output))
        for fault in check.faults { StandardOutput.line("\(output): \(fault)".visibleLine) }
        guard check.faults.isEmpty else { throw ArchiveFaults(file: output, count: check.faults.count) }
        StandardOutput.line("checked \(check.fileCount) files of the archive")
    }
}
