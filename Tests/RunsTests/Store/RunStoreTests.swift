import Dispatch
import Files
import Foundation
import Testing
import Training

@testable import Runs
@testable import TestSupport

@Suite struct RunStoreTests {
    private let folder: TestFolder
    private let store: RunStore
    private let specification = TestRuns.specification()

    init() throws {
        folder = try TestFolder()
        store = try RunStore(output: folder.url)
    }

    @Test func savedRunsAreFound() throws {
        #expect(!store.contains(specification.key))
        #expect(try store.record(specification.key, as: RunRecord.self) == nil)
        try store.save(TestRuns.record(), of: specification)
        #expect(store.contains(specification.key))
        #expect(try store.record(specification.key) == TestRuns.record())
        #expect(try folder.names("runs") == [specification.key])
        #expect(
            try folder.names("runs/\(specification.key)") == ["SHA256SUMS", "measurements.json", "specification.json"])
        let text = try String(contentsOf: folder.file("runs/\(specification.key)/specification.json"), encoding: .utf8)
        #expect(text == specification.canonicalJSON + "\n")
        let digests = try String(contentsOf: folder.file("runs/\(specification.key)/SHA256SUMS"), encoding: .utf8)
        #expect(digests.hasPrefix("\(sha256(text))  specification.json\n"))
        // Another process finds it too.
        #expect(try RunStore(output: folder.url).contains(specification.key))
    }

    /// The first of several writers wins, the others find its bytes, and nobody leaves anything behind.
    @Test func writersDoNotDisturbEachOther() throws {
        let store = store
        let specifications = (0..<4).map { TestRuns.specification(seed: $0) }
        nonisolated(unsafe) let failures = UnsafeMutablePointer<Bool>.allocate(capacity: 32)
        failures.initialize(repeating: false, count: 32)
        defer { failures.deallocate() }
        DispatchQueue.concurrentPerform(iterations: 32) { index in
            do {
                try store.save(TestRuns.record(), of: specifications[index % 4])
            } catch {
                failures[index] = true
            }
        }
        #expect((0..<32).allSatisfy { !failures[$0] })
        #expect(try folder.names("runs") == specifications.map(\.key).sorted())
        for specification in specifications {
            #expect(try store.record(specification.key) == TestRuns.record())
        }
    }

    @Test func whatAKilledProcessLeavesIsNoRun() throws {
        let leftover = folder.file("runs/.\(specification.key).\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: leftover, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: leftover.appendingPathComponent("measurements.json"))
        #expect(!store.contains(specification.key))
        try store.save(TestRuns.record(), of: specification)
        #expect(try store.record(specification.key) == TestRuns.record())
    }

    /// A record that is what was written, but not by this program, is named with its folder and, in a few words, its fault.
    @Test(arguments: [
        ("{\"loss\":", "it is not a record of a run in JSON"), ("", "it is not a record of a run in JSON"),
        ("[]", "it is not a record of a run in JSON"), ("{\"loss\":1}", "'names' is missing"),
        ("{\"loss\":1,\"names\":[\"a\",2]}", "'names[1]' has no valid value"),
        (
            "{\"loss\":1,\"names\":[],\"kinds\":[],\"heights\":[],\"channels\":[],\"roles\":[],\"quantities\":{\"width\":[]}}",
            "'quantities.convolution' is missing"
        ),
    ])
    func damagedRunsAreNamed(_ content: String, _ fault: String) throws {
        let files = StoredRun.files(
            specification: specification, recordName: RunRecord.fileName, record: Data(content.utf8))
        #expect(try OutputFiles.standard.publish(files, as: store.folder(specification.key)))
        let error = #expect(throws: OutputError.self) {
            try store.record(specification.key, as: RunRecord.self)
        }
        guard case .damagedRun(let path, let reason) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == store.folder(specification.key).path)
        #expect(reason == "measurements.json: \(fault)")
        #expect("\(try #require(error))".hasSuffix("computes it again"))
        #expect(store.faults() == [OutputFault(store.folder(specification.key), "measurements.json: \(fault)")])
    }

    /// Each makes a hole in a run, and says what is then wrong with it.
    private static let holes: [(hole: String, reason: String, make: @Sendable (URL) throws -> Void)] = [
        ("no record", "its record is missing", { try remove("measurements.json", $0) }),
        ("no specification", "specification.json is missing", { try remove("specification.json", $0) }),
        ("no digests", "SHA256SUMS is missing", { try remove("SHA256SUMS", $0) }),
        (
            "an empty record", "measurements.json does not match the digest in SHA256SUMS",
            { try change($0) { $0 = Data() } }
        ),
        (
            "a cut record", "measurements.json does not match the digest in SHA256SUMS",
            { try change($0) { $0.removeLast() } }
        ),
        (
            "a flipped bit", "measurements.json does not match the digest in SHA256SUMS",
            { try change($0) { $0[30] ^= 1 } }
        ),
        (
            "another specification", "specification.json does not belong to the folder",
            { try change($0, "specification.json") { $0[30] ^= 1 } }
        ),
        (
            "an empty folder", "specification.json is missing",
            {
                try FileManager.default.removeItem(at: $0)
                try FileManager.default.createDirectory(at: $0, withIntermediateDirectories: false)
            }
        ),
        (
            "a file in its place", "specification.json is missing",
            {
                try FileManager.default.removeItem(at: $0)
                try Data("x".utf8).write(to: $0)
            }
        ),
    ]

    private static func remove(_ name: String, _ run: URL) throws {
        try FileManager.default.removeItem(at: run.appendingPathComponent(name))
    }

    private static func change(
        _ run: URL, _ name: String = "measurements.json", _ body: (inout Data) -> Void
    ) throws {
        let file = run.appendingPathComponent(name)
        var data = try Data(contentsOf: file)
        body(&data)
        try data.write(to: file)
    }

    @Test(arguments: holes.indices) func holesAreFoundSetAsideAndFilledAgain(_ index: Int) throws {
        let (hole, reason, make) = Self.holes[index]
        let others = [TestRuns.specification(seed: 1), TestRuns.specification(seed: 2)]
        for run in others + [specification] { try store.save(TestRuns.record(), of: run) }
        let before = try folder.contents()
        try make(store.folder(specification.key))
        #expect(!store.contains(specification.key), "\(hole)")
        #expect(!store.answers(specification), "\(hole)")
        #expect(
            throws: OutputError.damagedRun(store.folder(specification.key).path, reason: reason), "\(hole)"
        ) { try store.record(specification.key, as: RunRecord.self) }
        let fault = OutputFault(store.folder(specification.key), reason)
        #expect(store.faults() == [fault], "\(hole)")
        // What damages none of the runs asked for is left alone.
        #expect(try store.setAsideDamaged(others.map(\.key)) == [])
        #expect(try store.setAsideDamaged((others + [specification]).map(\.key)) == [fault], "\(hole)")
        #expect(try folder.names("damaged") == [specification.key])
        #expect(store.faults().isEmpty)
        try store.save(TestRuns.record(), of: specification)
        try FileManager.default.removeItem(at: folder.file("damaged"))
        #expect(try folder.contents() == before, "\(hole)")
    }

    /// A writer that meets a damaged run sets it aside itself, also a second time.
    @Test func savingOverADamagedRunSetsItAside() throws {
        for count in 1...2 {
            try store.save(TestRuns.record(), of: specification)
            try Self.change(store.folder(specification.key)) { $0.removeFirst() }
            try store.save(TestRuns.record(), of: specification)
            #expect(store.contains(specification.key))
            let names = [specification.key, specification.key + ".2"].prefix(count)
            #expect(try folder.names("damaged") == Array(names))
        }
    }

    @Test func damagedCheckpointsAreSetAsideAndUselessOnesRemoved() throws {
        let runs = (0..<4).map { TestRuns.specification(seed: $0) }
        let keys = runs.map(\.key)
        func save(_ data: Data, _ key: String) throws {
            try OutputFiles.standard.write(data, to: store.checkpoint(key), .synced)
        }
        var damaged = try TinyStudy.checkpoint(keys[0])
        damaged[10] ^= 1
        try save(damaged, keys[0])
        try save(TinyStudy.checkpoint(keys[0]), keys[1])
        try save(TinyStudy.checkpoint(keys[2]), keys[2])
        try save(TinyStudy.checkpoint(keys[3]), keys[3])
        try store.save(TestRuns.record(), of: runs[3])
        let faults = [
            OutputFault(store.checkpoint(keys[0]), "it does not match the digest at its end"),
            OutputFault(store.checkpoint(keys[1]), "it belongs to another run"),
        ]
        let useless = OutputFault(store.checkpoint(keys[3]), "its run is stored")
        #expect(Set(store.faults().map(\.description)) == Set((faults + [useless]).map(\.description)))
        #expect(try store.setAsideDamaged(keys) == faults)
        #expect(try folder.names("checkpoints") == [keys[2]])
        #expect(try folder.names("damaged") == [keys[0], keys[1]].sorted())
        #expect(store.faults().isEmpty)
    }

    /// What somebody else put where a run belongs is neither taken for one nor lost.
    @Test func aForeignFolderIsSetAside() throws {
        let foreign = folder.file("runs/\(specification.key)")
        try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: foreign.appendingPathComponent("notes.txt"))
        #expect(!store.contains(specification.key))
        try store.save(TestRuns.record(), of: specification)
        #expect(store.contains(specification.key))
        #expect(try folder.names("damaged/\(specification.key)") == ["notes.txt"])
    }

    @Test func anOutputFolderThatIsAFileIsRefused() throws {
        try Data().write(to: folder.file("file"))
        let error = #expect(throws: OutputError.self) { try RunStore(output: folder.file("file")) }
        guard case .cannotWrite(let path, _) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path.hasSuffix("file/runs"))
    }
}
