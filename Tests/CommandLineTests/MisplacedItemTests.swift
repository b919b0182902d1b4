import Foundation
import Testing

@testable import Paper
@testable import Runs
@testable import TestSupport

/// Pipes, devices and folders where the program has its files: whatever reads one ends, in one line if not well.
@Suite struct MisplacedItemTests {
    /// What stands in the place of a file.
    enum Item: String, CaseIterable {
        /// One that nobody writes to.
        case pipe
        /// A link to a device that never ends.
        case zero
        case folder
        /// A link to a folder that is not there.
        case lost

        func make(at url: URL) throws {
            let manager = FileManager.default
            try? manager.removeItem(at: url)
            try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            switch self {
            case .pipe: #expect(mkfifo(url.path, 0o600) == 0)
            case .zero: try manager.createSymbolicLink(atPath: url.path, withDestinationPath: "/dev/zero")
            case .folder: try manager.createDirectory(at: url, withIntermediateDirectories: false)
            case .lost: try manager.createSymbolicLink(atPath: url.path, withDestinationPath: "/nowhere/at/all")
            }
        }
    }

    private let folder: TestFolder
    private let study: PreparedStudy
    private let cluster: FakeSlurm
    private var output: URL { folder.file("out") }

    init() throws {
        folder = try TestFolder()
        study = try PreparedStudy(in: folder.file("out"))
        try study.configuration.save(to: folder.file("out"))
        cluster = try FakeSlurm()
    }

    /// Files of the store and of Slurm's executor. KEY is a stored run, MISSING one that is not.
    @Test(
        arguments: [
            "runs", "runs/KEY", "runs/KEY/measurements.json", "runs/KEY/specification.json", "runs/KEY/SHA256SUMS",
            "runs/.MISSING.claim", "runs/.KEY.0E984725-C51C-4BF4-9960-E1C80E27ABA0", "runs/MISSING",
            "checkpoints/MISSING", "checkpoints", "timings", "timings.json", "timings/a.jsonl", "failures",
            "failures/MISSING", "slurm", "slurm/1", "slurm/1/submission.json", "slurm/1/logs", "damaged", ".lock",
        ], [Item.pipe, .folder])
    func whatIsNoFileIsNotWaitedFor(_ place: String, _ item: Item) throws { try expectAnEnd(place, item) }

    @Test(
        arguments: ["runs/KEY/measurements.json", "timings.json", "failures/MISSING", "slurm/1/submission.json"],
        [Item.zero, .lost])
    func linksToNoFilesAreNotWaitedFor(_ place: String, _ item: Item) throws { try expectAnEnd(place, item) }

    private func expectAnEnd(_ place: String, _ item: Item) throws {
        let (stored, missing) = (study.plan[0].key, study.missing.key)
        try item.make(
            at: output.appendingPathComponent(
                place.replacing("KEY", with: stored).replacing("MISSING", with: missing)))
        let commands = [
            ["status", output.path],
            ["all", "--executor", "slurm", "--output", output.path] + PreparedStudy.options,
            ["run", missing, "--output", output.path], ["verify", output.path],
        ]
        for command in commands {
            let outcome = try cluster.run(command)
            #expect([0, 2, 65, 73, 74].contains(outcome.status), "\(command[0]): \(outcome.status) \(outcome.error)")
            // What was damaged and set aside is a line too.
            let lines = outcome.errorLines.filter { !$0.contains("moved to") && !$0.contains("of killed processes") }
            #expect(lines.count == (outcome.status == 0 ? 0 : 1), "\(command[0]): \(outcome.error)")
        }
    }

    /// The files that a task of Slurm is given.
    @Test(arguments: ["configuration.json", "submission.json"], Item.allCases)
    func aTaskEndsWithoutItsFiles(_ name: String, _ item: Item) throws {
        let submitted = try cluster.run(
            ["all", "--executor", "slurm", "--output", output.path] + PreparedStudy.options)
        #expect(submitted.status == 0, "\(submitted.error)")
        let submission = output.appendingPathComponent("slurm/1")
        try item.make(at: submission.appendingPathComponent(name))
        let outcome = try cluster.run(
            ["run", "--submission", submission.path, "--task", "0", "--output", output.path])
        #expect([65, 74].contains(outcome.status) && outcome.errorLines.count == 1, "\(outcome.error)")
        #expect(outcome.error.contains(name), "\(outcome.error)")
    }
}
