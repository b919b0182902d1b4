import Files
import Foundation

@testable import Runs
@testable import TestSupport
@testable import Training

/// Everything that a study writes, in its order, with made-up records: milliseconds instead of hours.
struct TinyStudy {
    static let specifications = (0..<2).map { TestRuns.specification(seed: $0) }

    private static let layout = OutputLayout(
        files: ["configuration.json", "timings.json", "report.md"],
        folders: ["runs", "checkpoints", "damaged", "data", "timings"])

    let output: URL

    /// From the start or from wherever an earlier one ended.
    ///
    /// - Parameter onStored: called with the key of each run when it is stored.
    func run(_ files: OutputFiles, onStored: (String) -> Void = { _ in }) throws {
        let lock = try FolderLock(output, files: files)
        defer { lock.release() }
        try files.sweep(output, Self.layout)
        let store = try RunStore(output: output, files: files)
        _ = try store.setAsideDamaged(Self.specifications.map(\.key))
        try files.write(Data("{}\n".utf8), to: output.appendingPathComponent("configuration.json"), .synced)
        let log = TimingLog(output: output, executor: .local, files: files)
        for specification in Self.specifications where !store.answers(specification) {
            let key = specification.key
            try files.write(try Self.checkpoint(key), to: store.checkpoint(key), .synced)
            _ = try log.add(specification, seconds: 1.5) { try store.save(TestRuns.record(), of: specification) }
            onStored(key)
            try files.remove(store.checkpoint(key))
        }
        log.close()
        var timings = Timings(output: output, files: files)
        try timings.gather()
        try files.write(Data("x,y\n0,1\n".utf8), to: output.appendingPathComponent("data/a.csv"), .unsynced)
        try files.write(Data("report\n".utf8), to: output.appendingPathComponent("report.md"), .unsynced)
    }

    /// A checkpoint of a network without arrays.
    static func checkpoint(_ key: String) throws -> Data {
        struct Header: Encodable {
            let key: String
            let progress = TrainingProgress()
            let counts: [Int] = []
        }
        let data = try JSONEncoder().encode(Header(key: key)) + Data("\n".utf8)
        return data + Data(sha256([UInt8](data)).utf8)
    }

    /// The bytes of every file but the lock's and the times, which differ whenever they are written, by path.
    static func contents(_ folder: TestFolder) throws -> [String: Data] {
        try folder.contents().filter { !$0.key.hasSuffix(".lock") && !$0.key.contains("/timings") }
    }

    /// Whether the time of every run is known.
    var hasAllTimes: Bool { Timings(output: output).total(Self.specifications) != nil }
}
