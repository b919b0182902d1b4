import ArgumentParser
import Foundation

/// A title: some text in one line.
enum ReportTitle {
    static func parse(_ text: String) throws -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw ValidationError("a title cannot be empty") }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw ValidationError("a title cannot hold control characters or line breaks")
        }
        guard text.count <= 300 else { throw ValidationError("a title has at most 300 characters") }
        return text
    }
}
