/// Options for sbatch as a user gives them in one string, separated into words as a shell separates them.
package struct SlurmOptions: Equatable, Sendable {
    /// The words, in order.
    let words: [String]

    /// No options.
    package static let none = SlurmOptions(words: [])

    private init(words: [String]) { self.words = words }

    /// Options that belong to the program, which otherwise could not find its tasks and their results again.
    private static let own = [
        "--array", "-a", "--job-name", "-J", "--output", "-o", "--error", "-e", "--wrap", "--parsable", "--dependency",
        "-d", "--wait", "-W", "--open-mode",
    ]

    /// Separates a string into words. Quotes and backslashes work as in a shell; nothing is expanded.
    ///
    /// - Throws: `SlurmError.invalidOptions` for an open quote, a word that is not an option, or an option that the program sets itself.
    package init(parsing text: String) throws(SlurmError) {
        words = try Self.split(text)
        guard words.isEmpty || words[0].hasPrefix("-") else {
            throw .invalidOptions("'\(words[0])' is not an option of sbatch; options begin with a dash")
        }
        if let own = Self.own.first(where: names) {
            throw .invalidOptions("\(own) is set by the program; leave it out")
        }
    }

    /// Whether an option is given, as `--name value`, `--name=value`, or `-nvalue`; also by the beginning of its name, which
    /// sbatch takes for the whole.
    func names(_ option: String) -> Bool {
        words.contains { word in
            guard option.hasPrefix("--") else { return word.hasPrefix(option) && !word.hasPrefix("--") }
            return word.hasPrefix("--") && option.hasPrefix(word.prefix { $0 != "=" })
        }
    }

    private static func split(_ text: String) throws(SlurmError) -> [String] {
        var words = [String]()
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let word { words.append(word) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil, !isEscaped else { throw .invalidOptions("a quote is not closed in '\(text)'") }
        return words + (word.map { [$0] } ?? [])
    }
}
