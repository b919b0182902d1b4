import Foundation
import Synchronization
import VisibleText

/// Standard output. A line that cannot be written does not end the command: what it does besides is done, and `finish`
/// then says so.
enum StandardOutput {
    private static let failure = Mutex<Int32>(0)

    /// Writes a line for people, or several, without characters that command a terminal.
    static func line(_ text: String) { write(text.visible) }

    /// Writes a line in bold where the output is a terminal that takes colours.
    static func heading(_ text: String) {
        guard Terminal.takesColour(STDOUT_FILENO) else { return line(text) }
        write("\u{1B}[1m\(text.visible)\u{1B}[0m")
    }

    /// Writes a value as JSON. Such characters can stand in its strings only, where they are escaped.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        json(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// The same of JSON as text.
    static func json(_ text: String) {
        var escaped = ""
        for scalar in text.unicodeScalars {
            guard scalar.isHiddenCommand else {
                escaped.unicodeScalars.append(scalar)
                continue
            }
            for unit in scalar.utf16 { escaped += String(format: "\\u%04x", unit) }
        }
        write(escaped)
    }

    /// Writes a document as it is.
    static func document(_ text: String) { write(text) }

    private static func write(_ text: String) {
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
