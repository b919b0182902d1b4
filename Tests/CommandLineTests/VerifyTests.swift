import Files
import Foundation
import Testing

@testable import Runs
@testable import TestSupport

/// Output folders with holes, and two commands on one folder.
@Suite struct VerifyTests {
    private let folder: TestFolder
    private let study: PreparedStudy
    private var output: [String] { ["--output", folder.url.path] }
    private var verify: [String] { ["verify", folder.url.path] }
    private var leftover: String { "runs/.\(study.plan[0].key).0C2E1F0A-7B7D-4B60-9D7E-5B2A5C1D3E4F" }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.url)
        try study.complete()
    }

    /// Nothing is found wrong where nothing can be seen.
    @Test(arguments: ["", "runs"]) func whatMayNotBeReadIsNotSound(_ name: String) throws {
        // Root may read everything.
        let other = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups" : ""
        // A clone in a folder of root's own cannot be run by anybody else.
        guard try Program.shell("exec \(other) \"$P\" --version").status == 0 else { return }
        let path = folder.file(name).path
        #expect(chmod(path, 0) == 0)
        defer { chmod(path, 0o755) }
        let outcome = try Program.shell("exec \(other) \"$P\" \"$@\"", verify)
        #expect(outcome.status == 74 && outcome.errorLines.count == 1, "\(outcome.output)\(outcome.error)")
        #expect(outcome.error.contains("permission denied"), "\(outcome.error)")
    }

    @Test func faultsAreListedAndRepaired() throws {
        #expect(try Program.run(["report"] + output).status == 0)
        let whole = try Program.run(verify)
        #expect(whole.status == 0 && whole.error.isEmpty, "\(whole.error)")
        #expect(whole.outputLines.count == 1, "\(whole.output)")
        let before = try folder.contents()
        try expectChangedDataToBeFound()

        let run = "runs/\(study.plan[0].key)"
        try FileManager.default.removeItem(at: folder.file("\(run)/measurements.json"))
        try OutputFiles.standard.write(Data(), to: folder.file("\(leftover)/specification.json"), .unsynced)
        let checkpoint = "checkpoints/\(study.plan[1].key)"
        try OutputFiles.standard.write(Data("x".utf8), to: folder.file(checkpoint), .unsynced)
        try Data("{".utf8).write(to: folder.file("timings.json"))
        let figure = try #require(before.keys.filter { $0.hasSuffix(".pdf") }.min())
        try Data().write(to: folder.file(figure))
        let data = try #require(before.keys.filter { $0.hasPrefix("data/") }.min())
        try FileManager.default.removeItem(at: folder.file(data))
        let identifier = folder.file(data).deletingPathExtension().lastPathComponent
        let drawings = ["pdf", "png", "svg"].map { "figures/\(identifier).\($0)" }
        let faulty = Set([run, leftover, checkpoint, "timings.json", figure] + drawings)

        let damaged = try Program.run(verify)
        #expect(damaged.status == 65 && damaged.errorLines.count == 1, "\(damaged.error)")
        #expect(damaged.error.contains("\(faulty.count) faults") && damaged.error.contains("--repair"))
        let named = Set(damaged.outputLines.compactMap { $0.components(separatedBy: ": ").first })
        #expect(named == Set(faulty.map { folder.file($0).path }), "\(damaged.output)")
        #expect(damaged.outputLines.count == faulty.count)

        let repaired = try Program.run(verify + ["--repair"])
        #expect(repaired.status == 0 && repaired.error.isEmpty, "\(repaired.error)")
        #expect(repaired.outputLines.count == faulty.count + 1)
        for path in faulty { #expect(!FileManager.default.fileExists(atPath: folder.file(path).path), "\(path)") }
        #expect(try Program.run(verify).status == 0)
    }

    private func expectChangedDataToBeFound() throws {
        let path = try #require(try folder.contents().keys.filter { $0.hasPrefix("data/") }.min())
        let data = try Data(contentsOf: folder.file(path))
        try (data + Data("\n".utf8)).write(to: folder.file(path))
        defer { try? data.write(to: folder.file(path)) }
        let outcome = try Program.run(verify)
        #expect(outcome.status == 65)
        #expect(outcome.outputLines.contains("\(folder.file(path).path): no figure shows these data"))
        #expect(
            outcome.outputLines.count == 4
                && outcome.outputLines.allSatisfy { $0.contains(path) || $0.contains("/figures/") }, "\(outcome.output)"
        )
    }

    @Test func aDamagedRunIsSaidAndComputedAgain() throws {
        let key = study.missing.key
        try FileManager.default.removeItem(at: folder.file("runs/\(key)/measurements.json"))
        try OutputFiles.standard.write(Data(), to: folder.file("\(leftover)/specification.json"), .unsynced)
        let outcome = try Program.run(["all"] + PreparedStudy.options + output)
        #expect(outcome.status == 0)
        #expect(outcome.outputLines.first?.hasPrefix("1 of ") == true, "\(outcome.output)")
        let said = outcome.errorLines.filter { $0.contains("computed again") }
        #expect(said.count == 1, "\(outcome.error)")
        #expect(said.first?.contains("\(folder.file("runs/\(key)").path): its record is missing") == true)
        #expect(outcome.errorLines.contains { $0.contains("killed") })
        #expect(try folder.names("damaged") == [key])
        #expect(try Set(folder.names("runs")) == Set(study.plan.map(\.key)))
        #expect(try RunStore(output: folder.url).contains(key))
    }

    @Test func aFolderThatIsInUseIsRefused() throws {
        let lock = try FolderLock(folder.url)
        defer { lock.release() }
        for arguments in [["report"] + output, ["all"] + PreparedStudy.options + output, verify + ["--repair"]] {
            let outcome = try Program.run(arguments)
            #expect(outcome.status == 73 && outcome.errorLines.count == 1, "\(outcome.error)")
            #expect(outcome.error.contains("process \(getpid()) ") && outcome.error.contains(folder.url.path))
        }
        // Looking disturbs nobody.
        #expect(try Program.run(verify).status == 0)
    }

    @Test func aFolderThatIsNotThereIsNamed() throws {
        let outcome = try Program.run("verify", folder.file("nowhere").path)
        #expect(outcome.status == 74 && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains("nowhere"))
    }
}
