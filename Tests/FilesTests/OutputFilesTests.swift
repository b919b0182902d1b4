import Foundation
import Testing

@testable import Files
@testable import TestSupport

@Suite struct OutputFilesTests {
    private let folder: TestFolder
    private let files = OutputFiles.standard

    init() throws { folder = try TestFolder() }

    private func text(_ path: String) throws -> String { try String(contentsOf: folder.file(path), encoding: .utf8) }

    @Test(arguments: [OutputFiles.Durability.synced, .unsynced]) func filesReplaceFiles(
        _ durability: OutputFiles.Durability
    ) throws {
        for content in ["one", "", "three"] {
            try files.write(Data(content.utf8), to: folder.file("a/b/c.txt"), durability)
            #expect(try text("a/b/c.txt") == content)
        }
        #expect(try folder.names("a/b") == ["c.txt"])
    }

    @Test func largeFilesAreWrittenWhole() throws {
        let data = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try files.write(data, to: folder.file("large"), .unsynced)
        #expect(try Data(contentsOf: folder.file("large")) == data)
    }

    @Test func whatCannotBeWrittenLeavesTheFileBefore() throws {
        try files.write(Data("old".utf8), to: folder.file("file"), .synced)
        let faulty = OutputFiles(calls: FaultyCalls(failing: 1, .once, code: ENOSPC))
        #expect(
            throws: OutputError.cannotWrite(folder.file("file").path, reason: "no space left on device")
        ) { try faulty.write(Data("new".utf8), to: folder.file("file"), .synced) }
        #expect(try folder.names() == ["file"])
        #expect(try text("file") == "old")
    }

    @Test func foldersArePublishedOnce() throws {
        let content = [(name: "a", data: Data("1".utf8)), (name: "b", data: Data())]
        #expect(try files.publish(content, as: folder.file("x/run")))
        #expect(try folder.names("x/run") == ["a", "b"])
        #expect(try !files.publish([(name: "a", data: Data("2".utf8))], as: folder.file("x/run")))
        #expect(try text("x/run/a") == "1")
        #expect(try folder.names("x") == ["run"])
        // An empty folder is no obstacle, a file is one.
        try FileManager.default.createDirectory(at: folder.file("x/empty"), withIntermediateDirectories: false)
        #expect(try files.publish(content, as: folder.file("x/empty")))
        try Data().write(to: folder.file("x/file"))
        #expect(try !files.publish(content, as: folder.file("x/file")))
        #expect(try folder.names("x") == ["empty", "file", "run"])
    }

    @Test func aFileIsNoFolder() throws {
        try Data().write(to: folder.file("file"))
        #expect(throws: OutputError.cannotWrite(folder.file("file/a/b").path, reason: "not a directory")) {
            try files.makeFolder(folder.file("file/a/b"), .synced)
        }
        #expect(throws: OutputError.cannotWrite(folder.file("file/a").path, reason: "not a directory")) {
            try files.write(Data(), to: folder.file("file/a"), .unsynced)
        }
    }

    @Test func whatIsSetAsideKeepsItsName() throws {
        for expected in ["a", "a.2", "a.3"] {
            try Data().write(to: folder.file("a"))
            let place = try files.setAside(folder.file("a"), into: folder.file("aside"))
            #expect(place?.lastPathComponent == expected)
        }
        #expect(try folder.names("aside") == ["a", "a.2", "a.3"])
        #expect(try files.setAside(folder.file("a"), into: folder.file("aside")) == nil)
    }

    /// As where `runs` is a link to a larger disk.
    @Test func whatLiesOnAnotherFileSystemIsSetAsideToo() throws {
        let calls = FaultyCalls(failing: 0, .once, code: EXDEV)
        try files.write(Data("x".utf8), to: folder.file("a/b/c"), .unsynced)
        #expect(mkfifo(folder.file("a/pipe").path, 0o600) == 0)
        try FileManager.default.createSymbolicLink(at: folder.file("a/link"), withDestinationURL: folder.file("a/b/c"))
        try files.makeFolder(folder.file("aside"), .unsynced)
        let place = try OutputFiles(calls: calls).setAside(folder.file("a"), into: folder.file("aside"))
        #expect(place?.lastPathComponent == "a")
        #expect(try folder.names() == ["aside"] && folder.names("aside/a") == ["b"])
        #expect(try Data(contentsOf: folder.file("aside/a/b/c")) == Data("x".utf8))
    }

    /// Links are removed, not what they lead to.
    @Test func foldersAreRemovedWithWhatIsInThem() throws {
        try files.write(Data(), to: folder.file("kept/file"), .unsynced)
        try files.write(Data(), to: folder.file("a/b/c"), .unsynced)
        try FileManager.default.createSymbolicLink(
            at: folder.file("a/link"), withDestinationURL: folder.file("kept"))
        try files.remove(folder.file("a"))
        try files.remove(folder.file("a"))
        #expect(try folder.names() == ["kept"])
        #expect(try folder.names("kept") == ["file"])
    }
}
