import ExitCodes
import Foundation
import Testing

@testable import Runs
@testable import TestSupport
@testable import VisibleText

/// Command lines that nobody wrote. `./test commandlines` tries 10,000 of them.
@Suite struct GeneratedCommandLineTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["NORMREPORT_COMMAND_LINES"].flatMap { Int($0) } ?? 200
    private static let seed = environment["NORMREPORT_COMMAND_LINES_SEED"].flatMap { UInt64($0) } ?? 1

    /// Each ends with a code of the table, after at most one line on standard error where it does not do its work, and within
    /// a minute.
    @Test func everyOneEndsAsTheTableSays() throws {
        let folder = try TestFolder()
        let paths = try Self.paths(in: folder)
        var generator = CommandLineGenerator(seed: Self.seed, paths: paths)
        let lines = (0..<Self.count).map { _ in generator.next() }
        // Several at a time meet on one folder now and then, as people's do.
        let results = lines.concurrentMap { line -> (line: [String], status: Int32, fault: String?) in
            do {
                let outcome = try Program.run(line, within: 60)
                return (line, outcome.status, Self.fault(outcome))
            } catch {
                return (line, -1, "\(error)")
            }
        }
        for result in results {
            if let fault = result.fault { Issue.record("\(result.line): \(result.status): \(fault)") }
        }
        let counts = Dictionary(grouping: results, by: \.status).mapValues(\.count).sorted { $0.key < $1.key }
        // Lines that all fail in the same way show nothing.
        #expect(counts.count >= 4, "\(counts)")
        if Self.environment["NORMREPORT_COMMAND_LINES"] != nil {
            print(
                "\(lines.count) command lines: "
                    + counts.map { "\($0.value) ended with \($0.key)" }.joined(separator: ", "))
        }
    }

    /// What is wrong with an end; nil where nothing is.
    private static func fault(_ outcome: Program.Outcome) -> String? {
        let known = ExitCode.table.map(\.status)
        if outcome.wasKilled || !known.contains(outcome.status) { return "no code of the table: \(outcome.error)" }
        if outcome.status == ExitCode.software.status { return "a fault of the program: \(outcome.error)" }
        let own = outcome.errorLines.filter { $0.hasPrefix("normreport: ") }
        if outcome.status != 0, own.count != 1 { return "not one line: \(outcome.error)" }
        if outcome.status >= 64, outcome.errorLines.count != 1 { return "more than one line: \(outcome.error)" }
        for trace in ["Fatal error", "Stack dump", "Backtrace", "Precondition"] where outcome.error.contains(trace) {
            return "a trace: \(outcome.error)"
        }
        if (outcome.output + outcome.error).unicodeScalars.contains(where: \.isHiddenCommand) {
            return "commands to a terminal: \(outcome.output.debugDescription)"
        }
        return nil
    }

    /// Output folders and what is none, all in one place.
    private static func paths(in folder: TestFolder) throws -> [String] {
        for name in ["study", "other"] { try PreparedStudy(in: folder.file(name)).complete() }
        let report = try Program.run(["report", "--output", folder.file("study").path])
        #expect(report.status == 0, "\(report.error)")
        try FileManager.default.createDirectory(at: folder.file("empty"), withIntermediateDirectories: true)
        try Data("text".utf8).write(to: folder.file("file"))
        #expect(mkfifo(folder.file("pipe").path, 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("loop").path, withDestinationPath: folder.file("loop").path)
        let names = [
            "study", "other", "empty", "file", "pipe", "loop", "nowhere", "file/below", "study/claims.json",
            "study/figures/residual-forward-variance.png", "study/figures/residual-forward-variance.svg",
            "a b'\"\u{1B}",
            String(repeating: "n", count: 300),
        ]
        return names.map { folder.file($0).path } + [""]
    }
}
