import Foundation
import Testing

@testable import Paper
@testable import TestSupport

/// Presets from files, in the commands that take one.
@Suite struct PresetFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func file(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: folder.file(name))
        return folder.file(name).path
    }

    /// A folder can be looked at, written again and drawn where the file is not, and the file's name is text everywhere.
    @Test func aStudyOutlivesItsFile() throws {
        let name = "a'b <b>&amp; \u{1B}[31m\u{202E} \\input{x}.toml"
        let path = try file(name, "base = \"quick\"\n")
        let output = folder.file("out")
        try PreparedStudy(in: output).complete()
        let options = ["--preset", path, "--only", PreparedStudy.experiment, "--seeds", "0..1", "--data", "generated"]
        let study = try Program.run(["all"] + options + ["--output", output.path])
        #expect(study.status == 0, "\(study.error)")
        try FileManager.default.removeItem(atPath: path)
        let figure = output.appendingPathComponent("figures/residual-forward-variance.svg").path
        for arguments in [["report"], ["render", "--format", "svg"], ["inspect", figure], ["status", output.path]] {
            let isOfFolder = arguments[0] == "status"
            let outcome = try Program.run(arguments + (isOfFolder ? [] : ["--output", output.path]))
            #expect(outcome.status == 0, "\(arguments[0]): \(outcome.error)")
            #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"))
        }
        let inspected = try Program.run("inspect", figure, "--output", output.path)
        #expect(inspected.output.contains("made by ./normreport all --preset '"))
        let html = try String(contentsOf: output.appendingPathComponent("report.html"), encoding: .utf8)
        #expect(html.contains("The preset file"))
        #expect(html.contains("largest-group-size = 16") && !html.contains("a'b <b>"))
        #expect(!html.contains("\u{1B}") && !html.contains("\u{202E}"))
    }

    @Test func mistakesAreOneLineWithTheirPlace() throws {
        let wrong = try file("wrong.toml", "base = \"quick\"\n[training]\nseds = 3\n")
        let mistakes: [(preset: String, status: Int32, text: String)] = [
            (wrong, 65, "\(wrong):3: there is no key 'training.seds'"),
            (folder.file("none.toml").path, 74, "none.toml: no such file"),
            ("standrad", 64, "did you mean 'standard'?"),
        ]
        for (preset, status, text) in mistakes {
            let outcome = try Program.run(
                "all", "--dry-run", "--data", "generated", "--preset", preset, "--output", folder.file("out").path)
            #expect(outcome.status == status && outcome.errorLines.count == 1, "\(outcome.error)")
            #expect(outcome.error.contains(text), "\(outcome.error)")
        }
        #expect(try folder.names() == ["wrong.toml"])
    }

    /// What a file does not change is as in its base: the plan too.
    @Test func aFileThatChangesNothingPlansTheSame() throws {
        func plan(_ preset: String) throws -> String {
            let outcome = try Program.run(
                "plan", "--json", "--data", "generated", "--preset", preset, "--output", folder.file("out").path)
            #expect(outcome.status == 0, "\(outcome.error)")
            return outcome.output
        }
        #expect(try plan(file("same.toml", "base = \"standard\"\n")) == plan("standard"))
        #expect(try plan(file("more.toml", "base = \"standard\"\nseeds = 11\n")) != plan("standard"))
    }
}
