/// The fields of a CSV file.
package enum CSVField {
    /// A line of fields, without the line break.
    package static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") }

    /// The field, quoted as RFC 4180 requires if it contains a comma, a quotation mark or a line break.
    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
