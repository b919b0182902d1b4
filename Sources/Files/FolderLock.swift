import Foundation

/// Reserves a folder for one process by an advisory lock on the file `.lock` in it, which names the holder. The system
/// releases the lock when the holder ends, even if it is killed.
///
/// A lock must be used on one thread only.
package final class FolderLock {
    private static let fileName = ".lock"
    private let calls: any SystemCalls
    private var descriptor: Int32?

    /// Whether the folder's file system supports locks. If it does not, the folder is not reserved.
    package let isSupported: Bool

    /// Reserves a folder, which is created if it is missing, without waiting.
    ///
    /// - Throws: `OutputError.inUse` with the holder's process id, or `OutputError.cannotWrite`.
    package init(_ folder: URL, files: OutputFiles = .standard) throws(OutputError) {
        try files.makeFolder(folder, .synced)
        calls = files.calls
        let path = folder.appendingPathComponent(Self.fileName).path
        do throws(SystemCallError) {
            let opened = try calls.open(path, O_RDWR | O_CREAT)
            let outcome = calls.lock(opened, .exclusive)
            isSupported = outcome != .unsupported
            descriptor = opened
            guard outcome != .refused else {
                try? calls.close(opened)
                throw SystemCallError(EWOULDBLOCK)
            }
            // The lock holds even if the name of its holder cannot be written.
            try? files.write(Data("process \(getpid()) on \(ProcessInfo.processInfo.hostName)\n".utf8), to: opened)
        } catch {
            guard error.code != EWOULDBLOCK else { throw .inUse(folder.path, holder: Self.holder(path)) }
            throw .cannotWrite(path, reason: "\(error)")
        }
    }

    deinit { release() }

    /// Releases the folder.
    package func release() {
        if let descriptor { try? calls.close(descriptor) }
        descriptor = nil
    }

    private static func holder(_ path: String) -> String {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = text.prefix { $0 != "\n" }
        return line.hasPrefix("process ") ? String(line) : "another process"
    }
}
