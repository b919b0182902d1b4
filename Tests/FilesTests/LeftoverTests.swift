import Foundation
import Testing

@testable import Files
@testable import TestSupport

@Suite struct LeftoverTests {
    private let folder: TestFolder
    private static let name = ".run.0C2E1F0A-7B7D-4B60-9D7E-5B2A5C1D3E4F"

    private static let layout = OutputLayout(files: ["run"], folders: ["a", "w"])

    init() throws {
        folder = try TestFolder()
        for path in ["\(Self.name)/file", "a/b/\(Self.name)", "a/.hidden", "a/.hidden.1234", "run"] {
            try OutputFiles.standard.makeFolder(folder.file(path).deletingLastPathComponent(), .unsynced)
            try Data().write(to: folder.file(path))
        }
    }

    @Test(arguments: [
        (name, true), (".a.b" + name.dropFirst(4), true), ("run", false), (".run", false), (".run.1234", false),
        (String(name.dropFirst()), false), ("." + name.dropFirst(5), false),
    ])
    func temporaryNamesAreKnown(_ name: String, _ isTemporary: Bool) {
        #expect(Leftover.isTemporary(name) == isTemporary, "\(name)")
        #expect(Leftover.isTemporary(Leftover.name(for: name)))
    }

    @Test func whatDeadWritersLeftIsSweptAndNothingElse() throws {
        let left = [Self.name, "a/b/\(Self.name)"].map { folder.file($0).path }
        #expect(OutputFiles.standard.leftovers(in: folder.url, Self.layout).map(\.path) == left)
        #expect(try OutputFiles.standard.sweep(folder.url, Self.layout).map(\.path) == left)
        #expect(try folder.names() == ["a", "run"])
        #expect(try folder.names("a") == [".hidden", ".hidden.1234", "b"])
        #expect(try OutputFiles.standard.sweep(folder.url, Self.layout).isEmpty)
    }

    /// Other programs have temporary names of the same form, and an output folder may be the user's home.
    @Test func whatOthersLeftIsLeftAlone() throws {
        let others = [".other" + Self.name.dropFirst(4), "b/\(Self.name)"]
        for path in others {
            try OutputFiles.standard.makeFolder(folder.file(path).deletingLastPathComponent(), .unsynced)
            try Data().write(to: folder.file(path))
        }
        try OutputFiles.standard.sweep(folder.url, Self.layout)
        let contents = try folder.contents()
        for path in others { #expect(contents[path] != nil, "\(path)") }
    }

    @Test func whatALivingWriterHoldsIsLeftAlone() throws {
        let kernel = KernelCalls()
        let descriptor = try kernel.open(folder.file(Self.name).path, O_RDONLY | O_DIRECTORY)
        #expect(kernel.lock(descriptor, .shared) == .taken)
        #expect(
            try OutputFiles.standard.sweep(folder.url, Self.layout).map(\.path) == [
                folder.file("a/b/\(Self.name)").path
            ])
        try kernel.close(descriptor)
        #expect(try OutputFiles.standard.sweep(folder.url, Self.layout).map(\.path) == [folder.file(Self.name).path])
    }

    /// Without locks, only the age says that a writer is dead.
    @Test func withoutLocksLeftoversGoByAge() throws {
        let files = OutputFiles(calls: UnsyncedCalls(hasLocks: false))
        #expect(try files.sweep(folder.url, Self.layout).isEmpty)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -100_000)],
            ofItemAtPath: folder.file("a/b/\(Self.name)").path)
        #expect(try files.sweep(folder.url, Self.layout).map(\.path) == [folder.file("a/b/\(Self.name)").path])
    }

    /// A sweeper that comes at any time does not take a writer's file from under it.
    @Test func writersAndSweepersDoNotDisturbEachOther() throws {
        let url = folder.url
        let failures = Collected()
        DispatchQueue.concurrentPerform(iterations: 400) { index in
            do {
                if index % 2 == 0 {
                    try OutputFiles.standard.sweep(url, Self.layout)
                } else {
                    try OutputFiles.standard.write(
                        Data("x".utf8), to: url.appendingPathComponent("w/\(index)"), .unsynced)
                }
            } catch {
                failures.add("\(error)")
            }
        }
        #expect(failures.texts == [])
        #expect(try folder.names("w").count == 200)
    }

    private final class Collected: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var texts: [String] = []
        func add(_ text: String) { lock.withLock { texts.append(text) } }
    }
}
