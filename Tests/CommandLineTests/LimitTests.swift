import Foundation
import Testing

@testable import TestSupport

/// Limits of the system, which shells and batch systems set: they end the program with an error, not with a signal.
@Suite struct LimitTests {
    private let folder: TestFolder
    private let study: PreparedStudy
    private var arguments: [String] { ["all", "--jobs", "1", "--output", folder.url.path] + PreparedStudy.options }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.url)
    }

    /// The figures are larger than 4 KiB. So are files that ThreadSanitizer maps.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["NORMREPORT_SANITIZER"] != "thread"))
    func aFileThatMayNotGrowIsOneLine() throws {
        let outcome = try Program.shell("ulimit -f 8; exec \"$P\" \"$@\"", arguments)
        #expect(outcome.status == 73 && !outcome.wasKilled, "\(outcome.error)")
        #expect(outcome.errorLines.last?.contains("file too large") == true, "\(outcome.error)")
        #expect(outcome.errorLines.filter { $0.hasPrefix("normreport: ") }.count == 1)
        #expect(try Program.run(arguments).status == 0)
    }

    /// Dispatch would trap, and folders that cannot be listed would seem empty.
    @Test(arguments: [4, 12, 63]) func tooFewFilesAreOneLine(_ count: Int) throws {
        let outcome = try Program.shell("ulimit -n \(count); exec \"$P\" \"$@\"", arguments)
        #expect(outcome.status == 71 && outcome.errorLines.count == 1, "\(outcome.status) \(outcome.error)")
        #expect(outcome.error.contains("only \(count) files may be open at once"))
    }

    @Test func aSoftLimitIsRaisedAndTheNeededIsEnough() throws {
        #expect(try Program.shell("ulimit -S -n 10; exec \"$P\" \"$@\"", arguments).status == 0)
        try FileManager.default.removeItem(at: folder.file("runs/\(study.missing.key)"))
        #expect(try Program.shell("ulimit -n 64; exec \"$P\" \"$@\"", arguments).status == 0)
    }

    /// What is to be computed first would be lost.
    @Test func aTrainingRunThatCannotBeSavedIsNotBegun() throws {
        let file = folder.file("file")
        try Data().write(to: file)
        for place in [file, file.appendingPathComponent("below")] {
            let outcome = try Program.run(
                [
                    "train", "--architecture", "cnn-10", "--normalizer", "none", "--data", "generated",
                    "--width-divisor", "16",
                ]
                    + ["--epochs", "1", "--output", place.path])
            #expect(outcome.status == 73 && outcome.errorLines.count == 1, "\(outcome.error)")
        }
        try FileManager.default.createDirectory(at: folder.file("o/runs"), withIntermediateDirectories: true)
        try Data().write(to: folder.file("o/checkpoints"))
        let outcome = try Program.run(
            [
                "train", "--architecture", "cnn-10", "--normalizer", "none", "--data", "generated", "--width-divisor",
                "16",
            ]
                + ["--epochs", "1", "--output", folder.file("o").path])
        #expect(outcome.status == 73 && outcome.errorLines.count == 1, "\(outcome.error)")
    }
}
