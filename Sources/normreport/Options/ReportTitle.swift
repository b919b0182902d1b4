import ArgumentParser
import Foundation
import VisibleText

/// A title: some text in one line.
enum ReportTitle {
    static func parse(_ text: String) throws -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw ValidationError("a title cannot be empty") }
        guard text.visibleLine == text else {
            throw ValidationError(
                "a title cannot contain line breaks, control characters, or characters that change the direction of text"
            )
        }
        guard text.count <= 300 else { throw ValidationError("a title has at most 300 characters") }
        return text
    }
}
