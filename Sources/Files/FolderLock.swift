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

    /// Releases the folder.
    package func release() { lock.release() }
}
