/// A value of a TOML file, with the line on which it begins.
struct TOMLValue: Hashable, Sendable {
    /// The kinds of values. Dates and times are refused by the parser, since nothing here takes one.
    indirect enum Content: Hashable, Sendable {
        case string(String)
        case integer(Int)
        case float(Double)
        case boolean(Bool)
        case array([TOMLValue])
        case table(TOMLTable)
    }

    /// The value.
    let content: Content
    /// The line, from 1.
    let line: Int

    /// The kind in words, as "a string".
    var kind: String {
        switch content {
        case .string: "a string"
        case .integer: "an integer"
        case .float: "a number"
        case .boolean: "true or false"
        case .array: "an array"
        case .table: "a table"
        }
    }
}

/// A table: keys with their values, in the order of the file.
struct TOMLTable: Hashable, Sendable {
    /// A key, with the line on which it stands.
    struct Entry: Hashable, Sendable {
        /// The key.
        let key: String
        /// The line of the key, from 1.
        let line: Int
        /// The value.
        let value: TOMLValue
    }

    /// The entries, in the order of the file.
    let entries: [Entry]
    /// The line of the table's header; 1 for the whole file.
    let line: Int

    /// The entry of a key.
    subscript(key: String) -> Entry? { entries.first { $0.key == key } }
}
