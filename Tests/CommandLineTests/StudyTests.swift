import Foundation
import Testing

@testable import Paper
@testable import Runs
@testable import TestSupport

/// A whole study from the command line: planned, computed, reported, and reported again.
@Suite struct StudyTests {
    private let folder: TestFolder
    private let study: PreparedStudy
    private var output: [String] { ["--output", folder.url.path] }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.url)
    }

    /// What is made from the stored runs.
    private func products() throws -> [String: Data] {
        try folder.contents().filter { !$0.key.hasPrefix("runs/") && ![".lock", "timings.json"].contains($0.key) }
    }

    private func remove(_ paths: [String]) throws {
        for path in paths { try FileManager.default.removeItem(at: folder.file(path)) }
    }

    @Test func studiesAreComputedOnceAndReportedAgain() throws {
        let count = study.plan.count
        let before = try folder.contents()
        let dry = try Program.run(["all", "--dry-run"] + PreparedStudy.options + output)
        #expect(dry.status == 0 && dry.error.isEmpty, "\(dry.error)")
        #expect(dry.outputLines.first == "\(count) runs, \(count - 1) of them stored, 1 to do")
        // By experiment: name, runs, those to do, time, and what it decides, which two seeds are too few for.
        let row = try #require(dry.outputLines.first { $0.hasPrefix(PreparedStudy.experiment) })
        #expect(row.split(separator: " ")[2] == "1" && row.hasSuffix(" none"), "\(row)")
        #expect(try folder.contents() == before, "--dry-run writes")

        let first = try Program.run(["all"] + PreparedStudy.options + output)
        #expect(first.status == 0, "\(first.error)")
        #expect(first.outputLines.first?.hasPrefix("1 of \(count) runs to do") == true)
        #expect(first.outputLines.last == "report: \(folder.file("report.html").path)")
        // One claim in a table, without a column of changes the first time.
        let claims = first.outputLines.firstIndex { $0.hasPrefix("claim ") }
        #expect(claims.map { first.outputLines[$0] } == "claim  verdict        reproduced  reason")
        #expect(
            claims.map { first.outputLines[$0 + 1].hasPrefix("c1     not decidable  0 of 5") } == true)
        // No escape sequence leaves a program whose output is no terminal.
        #expect(!first.output.contains("\u{1B}") && !first.error.contains("\u{1B}"))
        let stored = try RunStore(output: folder.url)
        let record = try #require(try stored.record(study.missing.key, as: RunRecord.self))
        #expect(record.layers.count > 60 && record.loss != nil)
        let made = try products()
        for name in ["claims.json", "configuration.json", "report.html", "report.md", "report.tex"] {
            #expect(made[name] != nil, "\(name) is missing")
        }
        for figure in Catalogue.standard.experiments[0].figures.map(\.identifier) {
            #expect(made["data/\(figure).csv"] != nil, "\(figure).csv is missing")
            for format in ["svg", "png", "pdf"] {
                #expect(made["figures/\(figure).\(format)"] != nil, "\(figure).\(format) is missing")
            }
        }
        let runs = try folder.contents().filter { $0.key.hasPrefix("runs/") }

        let second = try Program.run(["all"] + PreparedStudy.options + output)
        #expect(second.status == 0 && second.error.isEmpty, "\(second.error)")
        #expect(second.outputLines.first == "all \(count) runs are stored; nothing is computed")
        #expect(second.outputLines.dropFirst().first == "figures and report are up to date; nothing is drawn")
        #expect(second.outputLines.last == first.outputLines.last)
        try expectSame(made, "all again")
        let changes = second.outputLines.first { $0.hasPrefix("c1 ") }
        #expect(changes?.split(separator: " ").contains("no") == true, "\(changes ?? "")")
        #expect(try folder.contents().filter { $0.key.hasPrefix("runs/") } == runs)

        try remove(["claims.json", "data", "figures", "report.html", "report.md", "report.tex"])
        let report = try Program.run(["report"] + output)
        #expect(report.status == 0 && report.error.isEmpty, "\(report.error)")
        #expect(report.outputLines.last == "report: \(folder.file("report.html").path)")
        try expectSame(made, "report")

        try expectDamageIsNamed()
    }

    /// What was changed or lost among the files is made again; what a file depends on makes all of them again.
    @Test(arguments: ["report.md", "figures/residual-forward-variance.png", "data/residual-forward-variance.csv"])
    func whatIsNotAsItWasWrittenIsWrittenAgain(_ path: String) throws {
        try study.complete()
        let arguments = ["all"] + PreparedStudy.options + output
        #expect(try Program.run(arguments).status == 0)
        let made = try products()
        try Data("other".utf8).write(to: folder.file(path))
        let changed = try Program.run(arguments)
        #expect(changed.status == 0 && !changed.output.contains("nothing is drawn"), "\(changed.error)")
        try expectSame(made, "\(path) was changed")
        try remove([path])
        #expect(try Program.run(arguments).status == 0)
        try expectSame(made, "\(path) was removed")
        #expect(try Program.run(arguments).output.contains("nothing is drawn"))

        let titled = try Program.run(arguments + ["--title", "Another"])
        #expect(titled.status == 0 && !titled.output.contains("nothing is drawn"), "\(titled.error)")
        #expect(try products()["report.md"] != made["report.md"])
    }

    /// A report in part is written each time, and says each time what is missing.
    @Test func whatIsMissingIsSaidAgain() throws {
        try study.complete()
        let arguments = ["all"] + PreparedStudy.options + output
        #expect(try Program.run(arguments).status == 0)
        #expect(FileManager.default.fileExists(atPath: folder.file("made-from.json").path))
        try FileManager.default.removeItem(at: folder.file("runs/\(study.missing.key)"))
        #expect(try Program.run(["report"] + output).status == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.file("made-from.json").path))
    }

    private func expectSame(_ made: [String: Data], _ what: String) throws {
        let again = try products()
        #expect(Set(again.keys) == Set(made.keys), "\(what)")
        for (path, data) in made { #expect(again[path] == data, "\(what): \(path) differs") }
    }

    private func expectDamageIsNamed() throws {
        let run = folder.file("runs/\(study.missing.key)")
        try Data("{\"loss\":".utf8).write(to: run.appendingPathComponent("measurements.json"))
        let damaged = try Program.run(["report"] + output)
        #expect(damaged.status == 2 && damaged.errorLines.count == 1, "\(damaged.error)")
        #expect(damaged.error.contains("1 of 1 experiment is missing: residual-forward"))
        #expect(damaged.error.contains(run.path))
        #expect(damaged.outputLines.last?.hasPrefix("report: ") == true)
        try FileManager.default.removeItem(at: run)
        let missing = try Program.run(["report"] + output)
        #expect(missing.status == 2 && missing.errorLines.count == 1, "\(missing.error)")
        #expect(missing.error.contains("1 of its runs") && missing.error.contains("is not stored"))
        let claims = try String(contentsOf: folder.file("claims.json"), encoding: .utf8)
        #expect(claims.contains("not-decidable") && claims.contains("is not stored"))
    }

    /// A name that a template uses and the report does not give is an error, as is a folder that is not there.
    @Test func templatesAreChecked() throws {
        try study.complete()
        let templates = try TestFolder()
        try FileManager.default.createDirectory(at: templates.file("html"), withIntermediateDirectories: true)
        try Data("<p>{{nonsense}}</p>".utf8).write(to: templates.file("html/page.mustache"))
        let wrong = try Program.run(["report", "--templates", templates.url.path] + output)
        #expect(wrong.status == 65 && wrong.errorLines.count == 1, "\(wrong.error)")
        #expect(wrong.error.contains("nonsense") && wrong.error.contains("page.mustache"))
        let nowhere = try Program.run(["report", "--templates", templates.file("nowhere").path] + output)
        #expect(nowhere.status == 64 && nowhere.errorLines.count == 1, "\(nowhere.error)")
        #expect(nowhere.error.contains("--templates"))
    }

    @Test func dryRunsLeaveAnEmptyFolderEmpty() throws {
        let empty = try TestFolder()
        // With a cache folder in which no calibration is.
        let outcome = try Program.shell(
            "XDG_CACHE_HOME=\"$1\" && export XDG_CACHE_HOME && shift && exec \"$P\" \"$@\"",
            [empty.file("none").path, "all", "--dry-run"] + PreparedStudy.options + ["--output", empty.url.path])
        #expect(outcome.status == 0 && outcome.outputLines.contains { $0.contains(" 0 of them stored") })
        #expect(outcome.outputLines.last?.contains("a guess") == true, "no run says how fast this machine is")
        #expect(try empty.names().isEmpty)
    }
}
