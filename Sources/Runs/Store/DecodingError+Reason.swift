extension DecodingError {
    /// The fault of a JSON file in a few words on one line: the key and what is wrong with it. The standard description
    /// has several lines and names types of the program.
    ///
    /// - Parameter content: what the file should contain, such as "register of claims".
    package func reason(content: String) -> String {
        let context: Context
        switch self {
        case .keyNotFound(let key, let found):
            return "'\(Self.place(found.codingPath + [key]))' is missing"
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
            context = found
        @unknown default:
            return "it is not a \(content)"
        }
        return context.codingPath.isEmpty
            ? "it is not a \(content) in JSON" : "'\(Self.place(context.codingPath))' has no valid value"
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }.joined(separator: ".")
            .replacing(".[", with: "[")
    }
}
