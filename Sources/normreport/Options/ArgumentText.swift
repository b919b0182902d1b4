import ArgumentParser

/// The words of the command line as the system gives them.
enum ArgumentText {
    /// Checks that every word is text. Swift would put U+FFFD in the place of other bytes, and a path would lead elsewhere.
    ///
    /// - Throws: `ValidationError`.
    static func check() throws {
        for index in 0..<Int(CommandLine.argc) {
            guard let word = CommandLine.unsafeArgv[index] else { continue }
            guard String(validatingCString: word) == nil else { continue }
            throw ValidationError(
                "argument \(index), '\(String(cString: word))', is not UTF-8 text; rename the file or folder"
            )
        }
    }
}
