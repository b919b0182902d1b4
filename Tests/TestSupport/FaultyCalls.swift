import Foundation
import Synchronization

@testable import Files

/// The kernel's system calls, of which the one at a given place fails, or all from there on. A write that fails has taken
/// half of its bytes.
package final class FaultyCalls: SystemCalls {
    /// How long a fault lasts.
    package enum Fault: CaseIterable, Sendable {
        case once
        case forGood
    }

    private let kernel = KernelCalls()
    private let place: Int
    private let fault: Fault
    private let code: Int32
    private let done = Mutex(0)

    /// - Parameters:
    ///   - place: which call fails, from 0.
    ///   - code: the error's number.
    package init(failing place: Int, _ fault: Fault, code: Int32) {
        self.place = place
        self.fault = fault
        self.code = code
    }

    /// How many calls were made.
    package var count: Int { done.withLock { $0 } }

    private func isFaulty() -> Bool {
        let number = done.withLock { count in
            defer { count += 1 }
            return count
        }
        return fault == .once ? number == place : number >= place
    }

    private func check() throws(SystemCallError) {
        if isFaulty() { throw SystemCallError(code) }
    }

    package func open(_ path: String, _ flags: Int32) throws(SystemCallError) -> Int32 {
        try check()
        return try kernel.open(path, flags)
    }

    package func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemCallError) -> Int {
        guard isFaulty() else { return try kernel.write(descriptor, bytes) }
        _ = try kernel.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]))
        throw SystemCallError(code)
    }

    package func synchronize(_ descriptor: Int32) throws(SystemCallError) { try check() }

    package func close(_ descriptor: Int32) throws(SystemCallError) {
        // Counted first, for a descriptor that is closed twice fails. It is gone whether the call fails or not.
        let fails = isFaulty()
        try kernel.close(descriptor)
        if fails { throw SystemCallError(code) }
    }

    package func rename(_ path: String, to newPath: String) throws(SystemCallError) {
        try check()
        try kernel.rename(path, to: newPath)
    }

    package func makeFolder(_ path: String) throws(SystemCallError) {
        try check()
        try kernel.makeFolder(path)
    }

    package func removeFile(_ path: String) throws(SystemCallError) {
        try check()
        try kernel.removeFile(path)
    }

    package func removeFolder(_ path: String) throws(SystemCallError) {
        try check()
        try kernel.removeFolder(path)
    }

    package func lock(_ descriptor: Int32, _ kind: LockKind) -> LockOutcome { kernel.lock(descriptor, kind) }
    package func unlock(_ descriptor: Int32) { kernel.unlock(descriptor) }
}
