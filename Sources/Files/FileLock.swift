import Foundation

/// Reserves whatever a file stands for by an advisory lock on it. The file names the holder. The system releases the lock
/// when the holder ends, even if it is killed.
///
/// A lock must be used on one thread at a time.
package final class FileLock {
    private let file: URL
    private let calls: any SystemCalls
    private var descriptor: Int32?

    /// Whether the file system supports locks. If it does not, nothing is reserved.
    let isSupported: Bool

    /// Takes the lock without waiting. The file is created if it is missing, its folder is not.
    ///
    /// - Parameter reserved: what the lock reserves, for the error; the file itself if nil.
    /// - Throws: `OutputError.inUse` with the holder, or `OutputError.cannotWrite`.
    package init(_ file: URL, reserving reserved: URL? = nil, files: OutputFiles = .standard) throws(OutputError) {
        self.file = file
        calls = files.calls
        do throws(SystemCallError) {
            let opened = try calls.open(file.path, O_RDWR | O_CREAT)
            let outcome = calls.lock(opened, .exclusive)
            guard outcome != .refused else {
                // Before `descriptor` has it: an initializer that throws runs deinit once all is set, and what is closed twice
                // may meanwhile be another thread's lock.
                try? calls.close(opened)
                throw SystemCallError(EWOULDBLOCK)
            }
            isSupported = outcome != .unsupported
            descriptor = opened
            // The lock holds even if the name of its holder cannot be written.
            try? files.write(Data("process \(getpid()) on \(ProcessInfo.processInfo.hostName)\n".utf8), to: opened)
        } catch {
            guard error.code != EWOULDBLOCK else {
                throw .inUse((reserved ?? file).path, holder: Self.name(in: file))
            }
            throw .cannotWrite(file.path, reason: "\(error)")
        }
    }

    deinit { release() }

    /// Gives the lock up; the file remains.
    func release() {
        if let descriptor {
            calls.unlock(descriptor)
            try? calls.close(descriptor)
        }
        descriptor = nil
    }

    /// Removes the file, then gives the lock up.
    package func removeAndRelease() {
        if descriptor != nil { try? calls.removeFile(file.path) }
        release()
    }

    /// Who holds the lock on a file, as "process 12 on HOST"; nil if nobody does.
    package static func holder(of file: URL, files: OutputFiles = .standard) -> String? {
        // Not through `calls`: opening for reading changes nothing.
        let descriptor = open(file.path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer {
            files.calls.unlock(descriptor)
            close(descriptor)
        }
        return files.calls.lock(descriptor, .shared) == .refused ? name(in: file) : nil
    }

    private static func name(in file: URL) -> String {
        let text = (try? InputFile.bytes(of: file.path, limit: 4096)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let line = text.prefix { $0 != "\n" }
        return line.hasPrefix("process ") ? String(line) : "another process"
    }
}
