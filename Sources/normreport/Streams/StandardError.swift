import Foundation
import VisibleText

/// Standard error. What cannot be written there is lost, and the work goes on.
enum StandardError {
    static func write(_ text: String) { _ = FileDescriptor.write(text, to: STDERR_FILENO) }

    /// Writes one line, without characters that command a terminal.
    static func line(_ text: String) { write(text.visibleLine + "\n") }
}
