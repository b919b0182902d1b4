/// A word of a command line.
package enum ShellWord {
    /// The text as one word for a shell, in apostrophes unless it is plain.
    package static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./".contains($0)) }
        return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }
}
