import Files

/// A TOML file (version 1.0, without dates): its name as the user gave it, and its content with lines.
package struct TOMLFile: Sendable {
    /// The name in errors.
    package let name: String
    /// The whole text.
    package let text: String
    /// The content.
    let root: TOMLTable

    /// The largest file that is read, in bytes. What people write by hand is far smaller.
    static let largestSize = 1 << 20

    /// Reads a file.
    ///
    /// - Throws: `TOMLError` where it cannot be read or is not TOML.
    package init(path: String) throws(TOMLError) {
        let bytes: [UInt8]
        do throws(InputFileError) {
            bytes = try InputFile.bytes(of: path, limit: Self.largestSize)
        } catch {
            throw .unreadable(file: path, reason: "\(error)")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .notText(file: path)
        }
        try self.init(text: text, name: path)
    }

    /// Reads a text.
    ///
    /// - Parameter name: what errors call it.
    /// - Throws: `TOMLError` where it is not TOML.
    package init(text: String, name: String) throws(TOMLError) {
        self.name = name
        self.text = text
        var parser = TOMLParser(text, file: name)
        root = try parser.parse()
    }
}
