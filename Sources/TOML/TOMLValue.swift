/// A value of a TOML file, with the line on which it begins.
package struct TOMLValue: Hashable, Sendable {
    /// The kinds of values. Dates and times are refused by the parser, since nothing here takes one.
    package indirect enum Content: Hashable, Sendable {
        case string(String)
        case integer(Int)
        case float(Double)
        case boolean(Bool)
        case array([TOMLValue])
        case table(TOMLTable)
    }

    /// The value.
    package let content: Content
    /// The line, from 1.
    package let line: Int

    /// The kind in words, as "a string".
    package var kind: String {
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
package struct TOMLTable: Hashable, Sendable {
    /// A key, with the line on which it stands.
    package struct Entry: Hashable, Sendable {
        /// The key.
        package let key: String
        /// The line of the key, from 1.
        package let line: Int
        /// The value.
        package let value: TOMLValue
    }

    /// The entries, in the order of the file.
    package let entries: [Entry]
    /// The line of the table's header; 1 for the whole file.
    package let line: Int

    /// The entry of a key.
    package subscript(key: String) -> Entry? { entries.first { $0.key == key } }
}
