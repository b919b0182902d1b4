@testable import Files

/// The kernel's system calls without those that wait for the disk, for tests that store much.
package struct UnsyncedCalls: SystemCalls {
    private let kernel = KernelCalls()
    private let hasLocks: Bool

    /// - Parameter hasLocks: whether the file system has locks.
    package init(hasLocks: Bool = true) { self.hasLocks = hasLocks }

    package func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Int32 {
        try kernel.open(path, flags)
    }
    package func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemCallError) -> Int {
        try kernel.write(descriptor, bytes)
    }
    package func synchronize(_ descriptor: Int32) throws(SystemCallError) {}
    package func close(_ descriptor: Int32) throws(SystemCallError) { try kernel.close(descriptor) }
    package func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        try kernel.rename(path, to: newPath)
    }
    package func makeFolder(_ path: String) throws(SystemCallError) { try kernel.makeFolder(path) }
    package func removeFile(_ path: String) throws(SystemCallError) { try kernel.removeFile(path) }
    package func removeFolder(_ path: String) throws(SystemCallError) { try kernel.removeFolder(path) }
    package func lock(_ descriptor: Int32, _ kind: LockKind) -> LockOutcome {
        hasLocks ? kernel.lock(descriptor, kind) : .unsupported
    }
    package func unlock(_ descriptor: Int32) { kernel.unlock(descriptor) }
}
