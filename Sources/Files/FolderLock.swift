import Foundation

/// Reserves a folder for one process by a ``FileLock`` on the file `.lock` in it.
package struct FolderLock {
    private let lock: FileLock

    /// Whether the folder's file system supports locks. If it does not, the folder is not reserved.
    package var isSupported: Bool { lock.isSupported }

    /// Reserves a folder, which is created if it is missing, without waiting.
    ///
    /// - Throws: `OutputError.inUse` with the holder's process id, or `OutputError.cannotWrite`.
    package init(_ folder: URL, files: OutputFiles = .standard) throws(OutputError) {
        try files.makeFolder(folder, .synced)
        lock = try FileLock(folder.appendingPathComponent(".lock"), reserving: folder, files: files)
    }

    /// Reserves a folder that is only read, so that nobody writes to it meanwhile. Where nothing may be written, no lock is
    /// taken.
    ///
    /// - Throws: `OutputError.inUse` where another process has the folder.
    package static func reading(_ folder: URL) throws(OutputError) -> FolderLock? {
        if access(folder.path, W_OK) == 0 { return try FolderLock(folder) }
        let lock = folder.appendingPathComponent(".lock")
        if let holder = FileLock.holder(of: lock) { throw .inUse(folder.path, holder: holder) }
        return nil
    }

    /// Releases the folder.
    package func release() { lock.release() }
}
