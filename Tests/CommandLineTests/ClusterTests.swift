import Foundation
import Testing

@testable import Paper
@testable import Runs
@testable import TestSupport
@testable import normreport

/// `plan`, `run` and `status`: a study's runs one by one, as batch systems do them.
@Suite struct ClusterTests {
    private let folder: TestFolder
    private let study: PreparedStudy
    private var output: [String] { ["--output", folder.url.path] }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.url, missingCount: 2)
    }

    private struct PlannedRuns: Decodable {
        struct Run: Decodable {
            let key: String
            let stored: Bool
            let seconds: Double
            let experiments: [String]
        }
        let runs: [Run]
        let seconds: Double
    }

    private func plan() throws -> PlannedRuns {
        let outcome = try Program.run(["plan", "--json", "--save"] + PreparedStudy.options + output)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        return try JSONDecoder().decode(PlannedRuns.self, from: Data(outcome.output.utf8))
    }

    @Test func plannedRunsAreComputedByTheirKeys() throws {
        let planned = try plan()
        #expect(planned.runs.map(\.key) == study.plan.map(\.key))
        #expect(planned.runs.allSatisfy { $0.experiments == [PreparedStudy.experiment] })
        let missing = planned.runs.filter { !$0.stored }
        #expect(missing.count == 2 && planned.seconds == missing.reduce(0) { $0 + $1.seconds } && planned.seconds > 0)

        let before = try Program.run(["status", folder.url.path])
        #expect(before.status == 0 && before.outputLines.first?.hasPrefix("experiment") == true, "\(before.error)")
        #expect(
            before.outputLines[1].split(separator: " ").map(String.init)
                == [PreparedStudy.experiment, "\(study.plan.count - 2)", "0", "0", "0", "2"])

        let outcome = try Program.run(["run", String(missing[0].key.prefix(10))] + output)
        #expect(outcome.status == 0 && outcome.error.isEmpty && outcome.output.isEmpty, "\(outcome.error)")
        #expect(try plan().runs.filter { !$0.stored }.map(\.key) == [missing[1].key])
        // What is stored is not computed again.
        let stored = try folder.contents().filter { $0.key.hasPrefix("runs/") }
        #expect(try Program.run(["run", missing[0].key] + output).status == 0)
        #expect(try folder.contents().filter { $0.key.hasPrefix("runs/") } == stored)
    }

    /// Two processes on one run: one computes it, the other waits for it.
    @Test func aRunIsComputedOnce() throws {
        let key = try #require(try plan().runs.first { !$0.stored }).key
        let both = try (0..<2).map { _ in try Program.start(["run", key] + output) }
        for process in both { #expect(try process.outcome().status == 0) }
        let timings = try FileManager.default.contentsOfDirectory(atPath: folder.file("timings").path)
        #expect(timings.count == 1, "it was computed \(timings.count) times")
    }

    @Test func runningAndFailedRunsAreShown() throws {
        let missing = try plan().runs.filter { !$0.stored }
        let store = try RunStore(output: folder.url)
        let claim = try #require(try store.claim(missing[0].key))
        try RunFailures(output: folder.url).update(
            computed: [], failed: [(missing[1].key, "no memory")])
        let status = try Program.run(["status", folder.url.path])
        claim.removeAndRelease()
        #expect(status.outputLines.contains("failed: \(missing[1].key.prefix(12)), no memory"), "\(status.output)")
        #expect(
            status.outputLines.contains {
                $0.hasPrefix("running: \(missing[0].key.prefix(12)), process \(getpid()) on ")
            })
    }

    /// A result is never stored under the key of another engine.
    @Test func anotherEnginesRunsAreNotComputedHere() throws {
        let version = try Program.run(["--version", "--json"])
        var facts = try JSONDecoder().decode(VersionFacts.self, from: Data(version.output.utf8))
        #expect(facts.version == Software.version && facts.engine == .current(threads: 1))
        facts = VersionFacts(
            version: facts.version,
            engine: EngineIdentity(
                revision: facts.engine.revision, instructionSet: "sse41", library: facts.engine.library, threads: 1))
        try JSONEncoder().encode(facts).write(to: folder.file("engine.json"))
        let options = ["--engine-of", folder.file("engine.json").path] + PreparedStudy.options + output
        let planned = try Program.run(["plan", "--json", "--save"] + options)
        let runs = try JSONDecoder().decode(PlannedRuns.self, from: Data(planned.output.utf8)).runs
        #expect(runs.allSatisfy { !$0.stored })
        let stored = try folder.names("runs")
        for arguments in [["run", runs[0].key] + output, ["all"] + options] {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
            #expect(
                outcome.error.contains("instructions sse41, here \(EngineIdentity.current(threads: 1).instructionSet)"))
        }
        #expect(try folder.names("runs") == stored)
    }

    @Test(arguments: [
        (["run"], "it takes the keys of runs"), (["run", "abc"], "too short"), (["run", "zzzzzzzz"], "no planned run"),
        (["all", "--slurm-options", "x"], "no effect without --executor slurm"),
        (["all", "--wait"], "no effect without --executor slurm"),
        (["all", "--executor", "slurm", "--slurm-options", "--array=1"], "--array is set by the program"),
    ])
    func wrongUseIsExplained(_ arguments: [String], _ words: String) throws {
        _ = try plan()
        let options = arguments[0] == "run" ? [] : PreparedStudy.options
        let outcome = try Program.run(arguments + options + output)
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains(words), "\(outcome.error)")
    }

    /// An engine is read from what the program printed, and from nothing that does not end.
    @Test(arguments: ["pipe", "folder", "nothing", "zero", "text"]) func anotherFileIsNoEngine(_ kind: String) throws {
        let file = folder.file("engine.json").path
        switch kind {
        case "pipe": #expect(mkfifo(file, 0o600) == 0)
        case "zero": try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/dev/zero")
        case "folder": try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
        case "text": try Data("{}".utf8).write(to: folder.file("engine.json"))
        default: break
        }
        let outcome = try Program.run(["plan", "--engine-of", file] + PreparedStudy.options + output, within: 60)
        #expect(outcome.status == (kind == "text" ? 65 : 74) && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains(kind == "text" ? "--version --json" : "check --engine-of"), "\(outcome.error)")
    }

    /// Who looks needs to write nothing.
    @Test func statusWritesNothing() throws {
        try study.configuration.save(to: folder.file("bare"))
        let status = try Program.run(["status", folder.file("bare").path])
        #expect(status.status == 0, "\(status.error)")
        #expect(try folder.names("bare") == ["configuration.json"])
    }

    /// A percent sign begins a symbol in the paths that sbatch is given.
    @Test func logsLieInTheFolderWhateverItIsCalled() throws {
        let cluster = try FakeSlurm()
        let place = folder.file("50%a 'off'").path
        let outcome = try cluster.run(
            ["all", "--executor", "slurm", "--output", place] + PreparedStudy.options)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        let logs = try cluster.submitted.filter { $0.hasPrefix("--output=") }
        let begin = "--output=\(place.replacing("%", with: "%%"))/slurm/1/logs/"
        #expect(logs.count == 2 && logs.allSatisfy { $0.hasPrefix(begin) }, "\(logs)")
        #expect(logs[0].hasSuffix("-%a.log") && logs[1] == begin + "report.log")
    }

    /// Without Slurm the program says so, before anything is lost.
    @Test func aMachineWithoutSlurmIsToldSo() throws {
        let arguments = ["all", "--executor", "slurm"] + PreparedStudy.options + output
        let outcome = try Program.shell("PATH=/usr/bin/nowhere exec \"$P\" \"$@\"", arguments)
        #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("there is no s") && outcome.error.contains("on the PATH"), "\(outcome.error)")
    }
}
