import Foundation
import Synchronization

/// Standard output. A line that cannot be written does not end the command: what it does besides is done, and `finish`
/// then says so.
enum StandardOutput {
    private static let failure = Mutex<Int32>(0)

    /// Writes a line, or several.
    static func line(_ text: String) {
        failure.withLock { failure in
            guard failure == 0 else { return }
            failure = FileDescriptor.write(text + "\n", to: STDOUT_FILENO)
        }
    }

    /// Throws `OutputLost` where some line could not be written.
    static func finish() throws(OutputLost) {
        let number = failure.withLock { $0 }
        guard number == 0 else { throw OutputLost(number: number) }
    }
}
