import ArgumentParser

/// A path on the command line.
enum PathText {
    /// The path that a text says. An empty one, as of a variable of the shell that is not set, would lead to the current
    /// folder.
    @Sendable static func parse(_ text: String) throws -> String {
        guard !text.isEmpty else { throw ValidationError("a path cannot be empty") }
        return text
    }
}
