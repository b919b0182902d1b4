import Foundation
import Testing

@testable import Files
@testable import TestSupport

@Suite struct FolderLockTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test func theSecondOneIsToldTheHolder() throws {
        let output = folder.file("new/output")
        let lock = try FolderLock(output)
        #expect(lock.isSupported)
        for _ in 0..<2 {
            let error = #expect(throws: OutputError.self) { try FolderLock(output) }
            guard case .inUse(output.path, let holder) = try #require(error) else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(holder == "process \(getpid()) on \(ProcessInfo.processInfo.hostName)")
        }
        lock.release()
        try FolderLock(output).release()
    }

    /// What is closed twice may meanwhile be the lock of another thread.
    @Test func aRefusedLockIsClosedOnce() throws {
        let file = folder.file(".lock")
        let lock = try FileLock(file)
        let calls = FaultyCalls(failing: .max, .once, code: EIO)
        #expect(throws: OutputError.self) { try FileLock(file, files: OutputFiles(calls: calls)) }
        // Opened and closed; a lock is not counted.
        #expect(calls.count == 2)
        lock.release()
    }

    /// A child process has a copy of every descriptor until its program begins; it does not keep what was given up.
    @Test func aCopyOfTheDescriptorKeepsNoLock() throws {
        let file = folder.file(".lock")
        let lock = try FileLock(file)
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int32.init)
        let copies = descriptors.filter { descriptor in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
            return target == file.resolvingSymlinksInPath().path
        }.map { dup($0) }
        defer { for copy in copies { close(copy) } }
        #expect(copies.count == 1 && copies[0] >= 0)
        lock.release()
        #expect(FileLock.holder(of: file) == nil)
        try FileLock(file).release()
    }

    /// The process id of an earlier holder, which is longer, is not read as part of the later one's.
    @Test func theHolderIsTheLatest() throws {
        try Data(("process 123456789 on " + String(repeating: "x", count: 300) + "\n").utf8).write(
            to: folder.file(".lock"))
        let lock = try FolderLock(folder.url)
        let error = #expect(throws: OutputError.self) { try FolderLock(folder.url) }
        #expect(
            "\(try #require(error))".hasPrefix("process \(getpid()) on \(ProcessInfo.processInfo.hostName) writes to "))
        lock.release()
    }

    @Test func aFileSystemWithoutLocksIsSaid() throws {
        let files = OutputFiles(calls: UnsyncedCalls(hasLocks: false))
        let (first, second) = (try FolderLock(folder.url, files: files), try FolderLock(folder.url, files: files))
        #expect(!first.isSupported && !second.isSupported)
    }

    @Test func aFolderThatCannotBeWrittenIsAnError() throws {
        try Data().write(to: folder.file("file"))
        #expect(throws: OutputError.cannotWrite(folder.file("file").path, reason: "not a directory")) {
            try FolderLock(folder.file("file"))
        }
    }
}
