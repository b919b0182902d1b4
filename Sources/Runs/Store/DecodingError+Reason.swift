extension DecodingError {
    /// What is wrong with a JSON file, in a few words of one line: which key, and what of it. The library's own
    /// description has several lines and names types of the program.
    ///
    /// - Parameter content: what the file should hold, as "register of claims".
    package func reason(content: String) -> String {
        let context: Context
        switch self {
        case .keyNotFound(let key, let found):
            return "'\(Self.place(found.codingPath + [key]))' is missing"
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
            context = found
        @unknown default:
            return "it is no \(content)"
        }
        return context.codingPath.isEmpty
            ? "it is no \(content) in JSON" : "'\(Self.place(context.codingPath))' has no legal value"
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }.joined(separator: ".")
            .replacing(".[", with: "[")
    }
}
