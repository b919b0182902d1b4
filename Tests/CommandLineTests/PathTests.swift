import Foundation
import Testing

@testable import TestSupport

/// Paths that lead nowhere, elsewhere, or to what is no file.
@Suite struct PathTests {
    private let folder: TestFolder
    private let study: PreparedStudy
    private var output: [String] { ["--output", folder.url.path] }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.url)
        try study.complete()
    }

    private func expectUsage(_ arguments: [String], _ part: String) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(arguments): \(outcome.error)")
        #expect(outcome.error.contains(part), "\(outcome.error)")
    }

    /// A variable of the shell that is not set would otherwise lead to the current folder.
    @Test(arguments: [
        ["report", "--output", ""], ["all", "--output", ""], ["render", "--output", ""], ["lint", "--output", ""],
        ["verify", ""], ["inspect", ""], ["compare", "", "x"], ["compare", "x", ""], ["report", "--templates", ""],
        ["probe", "--architecture", "cnn-10", "--normalizer", "none", "--data-directory", ""],
        ["train", "--architecture", "cnn-10", "--normalizer", "none", "--output", ""], ["status", ""],
        ["run", "abcdefgh", "--data-directory", ""], ["plan", "--engine-of", ""], ["timeline", ""], ["archive", ""],
    ])
    func anEmptyPathIsRefused(_ arguments: [String]) throws {
        try expectUsage(arguments, "a path cannot be empty")
    }

    /// Swift reads such bytes as U+FFFD: the folder made would have another name than the one that was typed.
    @Test func aPathThatIsNoTextIsRefused() throws {
        let outcome = try Program.shell(
            "cd \"$1\"; exec \"$P\" all --dry-run --data generated --output \"$(printf 'a\\377b')\"", [folder.url.path])
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("not UTF-8"))
    }

    /// Reading them would not end.
    @Test(arguments: ["pipe", "zero", "folder"]) func whatIsNoFileIsRefused(_ kind: String) throws {
        let path = folder.file("what").path
        switch kind {
        case "pipe": #expect(mkfifo(path, 0o600) == 0)
        case "zero": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
        default: try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        }
        let inspected = try Program.run(["inspect", path], within: 60)
        #expect(inspected.status == 74 && inspected.errorLines.count == 1, "\(inspected.error)")
        #expect(inspected.error.contains("it is not a file"))
        for name in ["claims.json", "configuration.json"] {
            let other = try TestFolder()
            try FileManager.default.copyItem(at: folder.file("runs"), to: other.file("runs"))
            try FileManager.default.copyItem(
                at: folder.file("configuration.json"), to: other.file("configuration.json"))
            try? FileManager.default.removeItem(at: other.file(name))
            try FileManager.default.moveItem(atPath: path, toPath: other.file(name).path)
            let compared = try Program.run(["compare", other.url.path, other.url.path], within: 60)
            #expect([65, 74].contains(compared.status) && compared.errorLines.count == 1, "\(compared.error)")
            let verified = try Program.run(["verify", other.url.path], within: 60)
            #expect(verified.status == 65 && verified.output.contains(name), "\(verified.error)")
            try FileManager.default.moveItem(at: other.file(name), to: URL(fileURLWithPath: path))
        }
    }

    /// Of a run, a pipe in the place of a record is a damaged run, which is computed again.
    @Test func aPipeInTheStoreIsADamagedRun() throws {
        let record = folder.file("runs/\(study.missing.key)/measurements.json").path
        try FileManager.default.removeItem(atPath: record)
        #expect(mkfifo(record, 0o600) == 0)
        let outcome = try Program.run(["all"] + PreparedStudy.options + output, within: 60)
        #expect(outcome.status == 0 && outcome.error.contains("computed again"), "\(outcome.error)")
    }

    /// Hours of computing before a word about them would be lost.
    @Test func templatesAreReadBeforeAnythingIsComputed() throws {
        let templates = folder.file("templates/html")
        try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
        try Data("{{nothing}}".utf8).write(to: templates.appendingPathComponent("page.mustache"))
        let other = folder.file("other").path
        let outcome = try Program.run(
            ["all", "--templates", folder.file("templates").path, "--output", other] + PreparedStudy.options)
        #expect(outcome.status == 65 && outcome.error.contains("unknown name 'nothing'"), "\(outcome.error)")
        #expect(!FileManager.default.fileExists(atPath: other))
    }

    /// What another program wrote in its own way is no study, and nothing is computed from it.
    @Test(arguments: [
        #""seeds" : [ ]"#, #""seeds" : [ 1, 1 ]"#, #""threads" : 0"#, #""classes" : 0"#, #""classes" : 100000"#,
        #""training" : -1"#, #""experiments" : [ ]"#,
    ])
    func aConfigurationThatNothingWroteIsDamaged(_ entry: String) throws {
        let file = folder.file("configuration.json")
        let key = try #require(entry.split(separator: " ").first)
        let text = try String(contentsOf: file, encoding: .utf8)
        let value = try Regex("\(key) : (\\[[^\\]]*\\]|[^,\\n}]*)")
        #expect(text.contains(value))
        try Data(text.replacing(value, with: entry).utf8).write(to: file)
        let outcome = try Program.run(["report"] + output)
        #expect(outcome.status == 65 && outcome.errorLines.count == 1, "\(entry): \(outcome.error)")
        #expect(outcome.error.contains("configuration.json: it is damaged"), "\(outcome.error)")
    }

    /// One of another program, or of a hand.
    @Test(arguments: ["report", "render", "lint", "status", "timeline", "archive", "run"])
    func aConfigurationOfUnknownExperimentsIsDamaged(_ command: String) throws {
        let file = folder.file("configuration.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing("\"residual-forward\"", with: "\"residual-backward\"").utf8).write(to: file)
        let place = ["status", "timeline", "archive"].contains(command) ? [folder.url.path] : output
        let outcome = try Program.run([command] + (command == "run" ? [study.missing.key] : []) + place)
        #expect(outcome.status == 65 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("configuration.json: it is damaged"), "\(outcome.error)")
    }

    /// Times are a guess in any case; none of them is a reason to end.
    @Test(arguments: ["1e300", "-1", "0"]) func timesThatAreNoneAreLeftOut(_ time: String) throws {
        let times = study.plan.map { "\"\($0.key)\": \(time)" }.joined(separator: ", ")
        try Data("{\(times)}".utf8).write(to: folder.file("timings.json"))
        try FileManager.default.removeItem(at: folder.file("runs/\(study.missing.key)"))
        let outcome = try Program.run(["all", "--dry-run"] + PreparedStudy.options + output)
        #expect(outcome.status == 0 && outcome.outputLines[0].hasSuffix("1 to do"), "\(outcome.error)")
    }

    /// The seeds that follow the last of all are the first.
    @Test func seedsEndWhereNumbersEnd() throws {
        let outcome = try Program.run(
            ["all", "--dry-run", "--only", "dense-rank", "--data", "generated"]
                + ["--seeds", "18446744073709551604..18446744073709551615", "--output", folder.file("other").path])
        #expect(outcome.status == 0, "\(outcome.error)")
    }
}
