import Foundation

/// The system calls that change a file system, in a table that tests replace by one in which any call can fail.
///
/// A call that a signal interrupts is made again.
package protocol SystemCalls: Sendable {
    /// open(2), for a file that is made with the mode 0666.
    func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Int32
    /// write(2): how many bytes were taken, which may be fewer than there are.
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemCallError) -> Int
    /// fsync(2), of a file or a folder.
    func synchronize(_ descriptor: Int32) throws(SystemCallError)
    /// close(2).
    func close(_ descriptor: Int32) throws(SystemCallError)
    /// rename(2).
    func rename(_ path: String, to newPath: String) throws(SystemCallError)
    /// mkdir(2), with the mode 0777.
    func makeFolder(_ path: String) throws(SystemCallError)
    /// unlink(2).
    func removeFile(_ path: String) throws(SystemCallError)
    /// rmdir(2).
    func removeFolder(_ path: String) throws(SystemCallError)
    /// flock(2), without waiting.
    func lock(_ descriptor: Int32, _ kind: LockKind) -> LockOutcome
}

/// Whom a lock keeps out.
package enum LockKind: Sendable {
    /// Whoever wants the file alone.
    case shared
    /// Everybody else.
    case exclusive
}

/// What became of a lock.
package enum LockOutcome: Sendable {
    /// It is held, until the descriptor is closed or the process ends.
    case taken
    /// Another one holds it.
    case refused
    /// The file system has no locks.
    case unsupported
}

/// A system call that failed.
package struct SystemCallError: Error, Equatable, CustomStringConvertible {
    /// `errno`.
    package let code: Int32

    /// An error by its number.
    package init(_ code: Int32) { self.code = code }

    /// What the system calls it, in lower case, as it stands behind a colon.
    package var description: String {
        let text = String(cString: strerror(code))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

/// The system calls of the kernel.
package struct KernelCalls: SystemCalls {
    package init() {}

    package func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Int32 {
        try Self.result { Foundation.open(path, flags | O_CLOEXEC, 0o666) }
    }

    package func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemCallError) -> Int {
        try Self.result { Foundation.write(descriptor, bytes.baseAddress, bytes.count) }
    }

    package func synchronize(_ descriptor: Int32) throws(SystemCallError) {
        _ = try Self.result { fsync(descriptor) }
    }

    package func close(_ descriptor: Int32) throws(SystemCallError) {
        // Linux has closed the descriptor even where a signal came: a second try might close another's.
        if Foundation.close(descriptor) != 0, errno != EINTR { throw SystemCallError(errno) }
    }

    package func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        _ = try Self.result { Foundation.rename(path, newPath) }
    }

    package func makeFolder(_ path: String) throws(SystemCallError) {
        _ = try Self.result { mkdir(path, 0o777) }
    }

    package func removeFile(_ path: String) throws(SystemCallError) {
        _ = try Self.result { unlink(path) }
    }

    package func removeFolder(_ path: String) throws(SystemCallError) {
        _ = try Self.result { rmdir(path) }
    }

    package func lock(_ descriptor: Int32, _ kind: LockKind) -> LockOutcome {
        let operation = kind == .shared ? LOCK_SH : LOCK_EX
        while flock(descriptor, operation | LOCK_NB) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK: return .refused
            default: return .unsupported
            }
        }
        return .taken
    }

    /// The result of a call that says -1 where it failed.
    private static func result<Value: SignedInteger>(_ call: () -> Value) throws(SystemCallError) -> Value {
        while true {
            let value = call()
            if value != -1 { return value }
            if errno != EINTR { throw SystemCallError(errno) }
        }
    }
}
