import Foundation

/// The system calls that change a file system. Tests replace them with ones that fail on demand.
///
/// A call that a signal interrupts is repeated.
package protocol SystemCalls: Sendable {
    /// open(2): the descriptor. A file that it creates has the mode 0666.
    func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Int32
    /// write(2): the number of bytes written, which may be fewer than were passed.
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
    /// flock(2) without waiting. The lock lasts until ``unlock(_:)``, or until every copy of the descriptor is closed.
    func lock(_ descriptor: Int32, _ kind: LockKind) -> LockOutcome
    /// flock(2), giving a lock up. Closing does not: a child process that has not begun its program yet holds a copy.
    func unlock(_ descriptor: Int32)
}

/// The kinds of lock, by whom they exclude.
package enum LockKind: Sendable {
    /// Excludes holders of an exclusive lock.
    case shared
    /// Excludes every other holder.
    case exclusive
}

/// The outcome of a request for a lock.
package enum LockOutcome: Sendable {
    /// The lock is held until it is given up or the process ends.
    case taken
    /// Another process holds it.
    case refused
    /// The file system does not support locks.
    case unsupported
}

/// A system call that failed.
package struct SystemCallError: Error, Equatable, CustomStringConvertible {
    /// The value of `errno`.
    let code: Int32

    /// Makes the error of an `errno` value.
    package init(_ code: Int32) { self.code = code }

    /// The message of strerror(3) with a lower-case first letter, so that it can follow a colon.
    package var description: String {
        let text = String(cString: strerror(code))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}

/// The real system calls.
struct KernelCalls: SystemCalls {
    /// open(2) with `O_CLOEXEC`, so that child processes do not inherit the descriptor.
    func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Int32 {
        try Self.result { Foundation.open(path, flags | O_CLOEXEC, 0o666) }
    }

    /// write(2), repeated after a signal.
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemCallError) -> Int {
        try Self.result { Foundation.write(descriptor, bytes.baseAddress, bytes.count) }
    }

    /// fsync(2), repeated after a signal.
    func synchronize(_ descriptor: Int32) throws(SystemCallError) {
        _ = try Self.result { fsync(descriptor) }
    }

    /// close(2), never repeated: Linux releases the descriptor even when a signal interrupts the call.
    func close(_ descriptor: Int32) throws(SystemCallError) {
        // A second call might close a descriptor that another thread has opened since.
        if Foundation.close(descriptor) != 0, errno != EINTR { throw SystemCallError(errno) }
    }

    /// rename(2): replaces the target atomically if it exists.
    func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        _ = try Self.result { Foundation.rename(path, newPath) }
    }

    /// mkdir(2) with the mode 0777, which the umask reduces.
    func makeFolder(_ path: String) throws(SystemCallError) {
        _ = try Self.result { mkdir(path, 0o777) }
    }

    /// unlink(2), repeated after a signal.
    func removeFile(_ path: String) throws(SystemCallError) {
        _ = try Self.result { unlink(path) }
    }

    /// rmdir(2): fails if the folder is not empty.
    func removeFolder(_ path: String) throws(SystemCallError) {
        _ = try Self.result { rmdir(path) }
    }

    /// flock(2) without waiting. Any failure other than a conflict means that locks are unsupported.
    func lock(_ descriptor: Int32, _ kind: LockKind) -> LockOutcome {
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

    /// flock(2), giving a lock up.
    func unlock(_ descriptor: Int32) { flock(descriptor, LOCK_UN) }

    /// The result of a call that returns -1 on failure, repeated while signals interrupt it.
    private static func result<Value: SignedInteger>(_ call: () -> Value) throws(SystemCallError) -> Value {
        while true {
            let value = call()
            if value != -1 { return value }
            if errno != EINTR { throw SystemCallError(errno) }
        }
    }
}
