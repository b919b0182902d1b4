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
}
