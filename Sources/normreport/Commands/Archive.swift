import ArgumentParser
import Files
import Foundation
import Paper
import Reports
import VisibleText

/// A study as one file.
struct Archive: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Pack a study into one file, for a repository or a supplement.",
        discussion: """
            Writes a compressed tar file with configuration, runs, data, figures, report, the digest of every file, a \
            description for repositories (RO-Crate 1.1) and instructions to reproduce the study. The same study gives the same \
            bytes. 'normreport verify' checks the archive.

            EXAMPLE: normreport archive output --to study.tar.gz
            """)

    @Argument(help: ArgumentHelp("The output folder.", valueName: "output"), transform: PathText.parse)
    var output = "output"

    @Option(
        help: ArgumentHelp("The file; the folder's name with .tar.gz by default.", valueName: "file"),
        transform: PathText.parse)
    var to: String?

    @Option(
        help: ArgumentHelp(
            "The date of publication, such as 2026-11-30; by default the day on which the report was written.",
            valueName: "day"),
        transform: PublicationDay.parse)
    var date: String?

    @Option(
        help: ArgumentHelp(
            "The address of the licence, such as https://creativecommons.org/licenses/by/4.0/; none is stated by default.",
            valueName: "url"),
        transform: LicenseAddress.parse)
    var license: String?

    func run() throws {
        let folder = URL(fileURLWithPath: output, isDirectory: true).standardizedFileURL
        let file =
            to.map { URL(fileURLWithPath: $0) }
            ?? folder.deletingLastPathComponent()
            .appendingPathComponent(folder.lastPathComponent + ".tar.gz")
        try OutputFiles.checkIsFileOrFree(file)
        let configuration = try StudyConfiguration.load(from: folder, .standard)
        let lock = try FolderLock.reading(folder)
        defer { lock?.release() }
        let archive = try StudyArchive(
            of: folder, day: date, license: license, command: configuration.command(.standard))
        try OutputFiles.standard.write(archive.data, to: file, .synced)
        if archive.missingCount > 0 {
            StandardOutput.line("\(archive.missingCount) planned runs are not stored and not in the archive")
        }
        StandardOutput.line("archive with \(archive.runCount) runs: \(file.path.visibleLine)")
    }
}

/// A day of the calendar.
enum PublicationDay {
    static func parse(_ text: String) throws -> String {
        let style = Date.ISO8601FormatStyle().year().month().day()
        guard text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil, let day = try? style.parse(text),
            style.format(day) == text
        else { throw ValidationError("it takes a date, such as 2026-11-30") }
        return text
    }
}

/// The address of a licence.
enum LicenseAddress {
    static func parse(_ text: String) throws -> String {
        guard text.wholeMatch(of: /https?:\/\/[!-~]{1,2000}/) != nil else {
            throw ValidationError("it takes an address, such as https://creativecommons.org/licenses/by/4.0/")
        }
        return text
    }
}
