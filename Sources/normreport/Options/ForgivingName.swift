/// Names as people type them: "batchnorm", "BatchNorm" and "batch_norm" are batch-norm, "cnn20" is cnn-20.
enum ForgivingName {
    /// The one value that a text names: by its exact name, else regardless of case, hyphens, spaces and underscores.
    static func match<Value>(_ text: String, among values: [Value], name: (Value) -> String) -> Value? {
        if let exact = values.first(where: { name($0) == text }) { return exact }
        let found = values.filter { key(name($0)) == key(text) }
        return found.count == 1 && !key(text).isEmpty ? found[0] : nil
    }

    private static func key(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// The names that a mistyped one may have meant, the nearest first: those that it begins, and those within two
    /// insertions, deletions or replacements, or a third of its length.
    static func suggestions(for text: String, among names: [String]) -> [String] {
        let typed = key(text)
        guard !typed.isEmpty else { return [] }
        let measured = names.map { name in (name, key(name).hasPrefix(typed) ? 0 : distance(key(name), typed)) }
        let limit = min(2, max(1, typed.count / 3))
        return measured.filter { $0.1 <= limit }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    /// The least number of insertions, deletions and replacements of one character (Levenshtein).
    private static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a), Array(b))
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
