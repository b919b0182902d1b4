import Foundation
import Testing
import Training

@testable import Paper
@testable import Runs
@testable import TestSupport

/// `normreport compare`, of like and unlike folders.
@Suite struct CompareTests {
    private let folder: TestFolder
    private var first: String { folder.file("first").path }
    private var second: String { folder.file("second").path }

    /// Two studies of the same made-up runs; the second is then changed.
    init() throws {
        folder = try TestFolder()
        let study = try PreparedStudy(in: folder.file("first"))
        try study.complete()
        #expect(try Program.run("report", "--output", folder.file("first").path).status == 0)
        try FileManager.default.copyItem(at: folder.file("first"), to: folder.file("second"))
    }

    private func change(_ change: (inout StudyConfiguration) -> Void) throws {
        var configuration = try StudyConfiguration.load(from: folder.file("second"))
        change(&configuration)
        try configuration.save(to: folder.file("second"))
    }

    @Test func likeFoldersDifferInNothing() throws {
        let outcome = try Program.run("compare", first, second, "--fail-on", "flipped", "--fail-on", "moved")
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        #expect(outcome.outputLines[0].hasPrefix("0 of "))
    }

    @Test func unlikeFoldersSayFirstWhatDiffers() throws {
        try change {
            $0.preset = .standard
            $0.seeds = [4, 5, 6]
            $0.data.sha256 = String(repeating: "f", count: 64)
            $0.engine.revision = 99
        }
        let table = try Program.run("compare", first, second)
        #expect(table.status == 0, "\(table.error)")
        #expect(table.outputLines[0] == "the studies differ, so their numbers may differ too:")
        let rows = table.outputLines.dropFirst().map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows[0] == "preset quick -> standard")
        #expect(
            rows[1].hasPrefix("data generated, SHA-256 ") && rows[1].hasSuffix("-> generated, SHA-256 ffffffffffff"))
        #expect(rows[2] == "seeds 0..1 -> 4..6")
        #expect(rows[3] == "engine revision \(EngineIdentity.revision) -> 99")
        #expect(rows[4].contains("verdicts flipped"))

        let json = try Program.run("compare", first, second, "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        let differences = try #require(object?["differences"] as? [[String: String]])
        #expect(differences.map { $0["aspect"] } == ["preset", "data", "seeds", "engine revision"])
        let html = try Program.run("compare", first, second, "--format", "html")
        #expect(html.output.contains("The studies differ"))
    }

    @Test func flippedVerdictsCanFail() throws {
        let register = folder.file("second/claims.json")
        let text = try String(contentsOf: register, encoding: .utf8)
        // The last is a claim's own, behind those of its parts.
        let verdict = try #require(text.range(of: "\"verdict\" : \"not-decidable\"", options: .backwards))
        try Data(text.replacingCharacters(in: verdict, with: "\"verdict\" : \"inconclusive\"").utf8).write(to: register)
        #expect(try Program.run("compare", first, second).status == 0)
        #expect(try Program.run("compare", first, second, "--fail-on", "moved").status == 0)
        let failed = try Program.run("compare", first, second, "--fail-on", "flipped")
        #expect(failed.status == 1 && failed.outputLines[0].hasPrefix("1 of "))
        #expect(failed.errorLines.count == 1 && failed.error.contains("1 verdict flipped"))
    }

    /// A claim that one of the folders has lost is a change, whichever it is.
    @Test func whatOneFolderLacksCanFail() throws {
        let register = folder.file("second/claims.json")
        let object = try JSONSerialization.jsonObject(with: Data(contentsOf: register)) as? [String: Any]
        var changed = try #require(object)
        var claims = try #require(changed["claims"] as? [[String: Any]])
        let removed = claims.popLast()
        let lost = try #require(removed)
        let statements = try #require(lost["statements"] as? [Any])
        changed["claims"] = claims
        try JSONSerialization.data(withJSONObject: changed).write(to: register)
        for (one, other) in [(first, second), (second, first)] {
            #expect(try Program.run("compare", one, other).status == 0)
            let flipped = try Program.run("compare", one, other, "--fail-on", "flipped")
            #expect(flipped.status == 1 && flipped.errorLines.count == 1, "\(flipped.error)")
            #expect(flipped.error.contains("\(1 + statements.count) verdicts exist in only one folder"))
            #expect(flipped.outputLines.contains { $0.hasPrefix("only in the ") })
            let moved = try Program.run("compare", one, other, "--fail-on", "moved")
            #expect(moved.status == 1 && moved.error.contains("exist in only one folder"), "\(moved.error)")
            let both = try Program.run("compare", one, other, "--fail-on", "moved", "--fail-on", "flipped")
            #expect(both.status == 1 && both.errorLines.count == 1)
        }
    }

    @Test func aTitleIsOfUseInHTMLOnly() throws {
        let html = try Program.run("compare", first, second, "--format", "html", "--title", "Mine")
        #expect(html.status == 0 && html.output.contains("<title>Mine</title>"))
        let table = try Program.run("compare", first, second, "--title", "Mine")
        #expect(table.status == 64 && table.errorLines.count == 1 && table.error.contains("--format html"))
    }

    @Test func aFolderWithoutAStudyIsNamed() throws {
        try FileManager.default.removeItem(at: folder.file("second/configuration.json"))
        let outcome = try Program.run("compare", first, second)
        #expect(outcome.status == 74 && outcome.errorLines.count == 1)
        #expect(outcome.error.contains("second/configuration.json"))
    }
}
