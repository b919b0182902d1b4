import Dispatch
import Foundation
import Testing

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
        #expect(try folder.names("runs/\(specification.key)") == ["measurements.json", "specification.json"])
        let text = try String(contentsOf: folder.file("runs/\(specification.key)/specification.json"), encoding: .utf8)
        #expect(text == specification.canonicalJSON + "\n")
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
        let leftover = folder.file("runs/.\(specification.key).1234")
        try FileManager.default.createDirectory(at: leftover, withIntermediateDirectories: true)
        try Data("{".utf8).write(to: leftover.appendingPathComponent("measurements.json"))
        #expect(!store.contains(specification.key))
        try store.save(TestRuns.record(), of: specification)
        #expect(try store.record(specification.key) == TestRuns.record())
    }

    /// A damaged record is named with its folder and, in a few words, its fault.
    @Test(arguments: [
        ("{\"loss\":", "it is no record of a run in JSON"), ("", "it is no record of a run in JSON"),
        ("[]", "it is no record of a run in JSON"), ("{\"loss\":1}", "'names' is missing"),
        ("{\"loss\":1,\"names\":[\"a\",2]}", "'names[1]' has no legal value"),
        (
            "{\"loss\":1,\"names\":[],\"kinds\":[],\"heights\":[],\"channels\":[],\"quantities\":{\"width\":[]}}",
            "'quantities' has no legal value"
        ),
    ])
    func damagedRunsAreNamed(_ content: String, _ fault: String) throws {
        try store.save(TestRuns.record(), of: specification)
        try Data(content.utf8).write(to: folder.file("runs/\(specification.key)/measurements.json"))
        let error = #expect(throws: OutputError.self) {
            try store.record(specification.key, as: RunRecord.self)
        }
        guard case .damagedRun(let path, let reason) = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == store.folder(specification.key).path)
        #expect(reason == "measurements.json: \(fault)")
        #expect("\(try #require(error))".hasSuffix("delete that folder, and it is computed again"))
    }

    /// What somebody else put where a run belongs is neither taken for one nor overwritten.
    @Test func aForeignFolderIsLeftAlone() throws {
        let foreign = folder.file("runs/\(specification.key)")
        try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: foreign.appendingPathComponent("notes.txt"))
        #expect(!store.contains(specification.key))
        #expect(throws: OutputError.self) { try store.save(TestRuns.record(), of: specification) }
        #expect(try folder.names("runs") == [specification.key])
        #expect(try folder.names("runs/\(specification.key)") == ["notes.txt"])
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
