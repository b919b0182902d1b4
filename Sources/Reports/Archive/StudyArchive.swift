import Files
import Foundation
import Paper
import Runs
import Training

/// A study as one file, for a repository or a supplement: its configuration, the stored runs of its plan, data, figures,
/// report and register, a manifest of digests, RO-Crate metadata, and how to make it again.
///
/// Times of runs, locks and checkpoints are left out: the same study gives the same bytes.
package struct StudyArchive: Sendable {
    /// The folder in the archive that holds everything.
    package static let root = "study"
    /// The digests of all other files, in the format of `sha256sum -c`.
    static let manifestName = "manifest-sha256.txt"
    static let readmeName = "README.md"

    /// The number of runs in the archive.
    package let runCount: Int
    /// The number of planned runs that are not stored.
    package let missingCount: Int
    /// The archive.
    package let data: Data

    /// Packs the study of an output folder.
    ///
    /// - Parameters:
    ///   - day: the day of publication, as 2026-11-30; the day on which the report was written if nil.
    ///   - license: the address of the licence under which the study is published; none is stated if nil.
    ///   - command: the command that makes the study again.
    /// - Throws: `ArchiveError`, `OutputError.cannotRead`, `StudyConfigurationError`.
    package init(of output: URL, day: String?, license: String?, command: String) throws {
        let study = try Study(StudyConfiguration.load(from: output), .standard)
        let check = try OutputCheck(output).run()
        guard check.faults.isEmpty else {
            throw ArchiveError.faultyFolder(output.path, faults: check.faults.count)
        }
        let files = ArchiveFiles(study, in: output)
        guard files.report.count == ReportFormat.allCases.count else { throw ArchiveError.noReport(output.path) }
        runCount = files.runCount
        missingCount = files.missingCount

        var made = [String: Data]()
        let readme = ArchiveReadme(study.configuration, command: command, missingCount: missingCount)
        made[Self.readmeName] = Data(readme.text.utf8)
        func content(_ path: String) throws(OutputError) -> Data {
            if let data = made[path] { return data }
            do {
                return try InputFile.data(of: output.appendingPathComponent(path))
            } catch {
                throw .cannotRead(output.appendingPathComponent(path).path, reason: "\(error)")
            }
        }
        let sizes = try files.all.map { path in (path: path, size: try content(path).count) }
        made[ResearchObject.fileName] = try ResearchObject(
            study.configuration, day: day ?? Self.day(of: output), license: license, command: command,
            files: sizes.filter { !$0.path.hasPrefix("runs/") } + [(Self.readmeName, made[Self.readmeName]!.count)],
            runCount: runCount
        ).json
        let described = (files.all + [Self.readmeName, ResearchObject.fileName]).sorted()
        let lines = try described.map { "\(sha256([UInt8](try content($0))))  \($0)\n" }
        made[Self.manifestName] = Data(lines.joined().utf8)
        let paths = (described + [Self.manifestName]).sorted()
        data = try ArchiveWriter.pack(paths.map { "\(Self.root)/\($0)" }) {
            try content(String($0.dropFirst(Self.root.count + 1)))
        }
    }

    /// The day on which the report was written, in universal time.
    private static func day(of output: URL) throws(OutputError) -> String {
        let report = output.appendingPathComponent(ReportFormat.html.fileName)
        let attributes = try? FileManager.default.attributesOfItem(atPath: report.path)
        guard let written = attributes?[.modificationDate] as? Date else {
            throw .cannotRead(report.path, reason: "it has no date")
        }
        return String(written.ISO8601Format().prefix(10))
    }
}

/// Which files of an output folder are the study's.
private struct ArchiveFiles {
    let report: [String]
    let runCount: Int
    let missingCount: Int
    /// Paths in the folder.
    let all: [String]

    init(_ study: Study, in output: URL) {
        func existing(_ paths: [String]) -> [String] {
            paths.filter { FileManager.default.fileExists(atPath: output.appendingPathComponent($0).path) }
        }
        func within(_ folder: String) -> [String] {
            let names = try? FileManager.default.subpathsOfDirectory(
                atPath: output.appendingPathComponent(folder).path)
            return (names ?? []).map { "\(folder)/\($0)" }.filter { path in
                let url = output.appendingPathComponent(path)
                return url.isFile && !url.lastPathComponent.hasPrefix(".")
            }
        }
        report = existing(ReportFormat.allCases.map(\.fileName))
        let plan = study.plan.runs.map(\.key)
        let stored = plan.filter { key in
            FileManager.default.fileExists(atPath: output.appendingPathComponent("runs/\(key)").path)
        }
        // A run without gradients may be answered by the same run with them, of another plan.
        let answers = study.plan.runs.filter { !stored.contains($0.key) }.compactMap {
            $0.specification.withGradients?.key
        }
        .filter { FileManager.default.fileExists(atPath: output.appendingPathComponent("runs/\($0)").path) }
        runCount = stored.count + answers.count
        missingCount = plan.count - runCount
        all =
            (existing(["configuration.json", "claims.json"]) + report + within("data") + within("figures")
            + within("latex") + within(TableFile.folder) + (stored + answers).flatMap { within("runs/\($0)") }).sorted()
    }
}
