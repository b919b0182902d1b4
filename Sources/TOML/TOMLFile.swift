import Foundation

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
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .unreadable(file: path, reason: "it does not exist")
        }
        guard !isFolder.boolValue else { throw .unreadable(file: path, reason: "it is a folder, not a file") }
        // No more than the limit is read, of what may be a pipe or a device too.
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: Self.largestSize + 1)
        else {
            if (try? Data(contentsOf: URL(fileURLWithPath: path)))?.isEmpty == true {
                try self.init(text: "", name: path)
                return
            }
            throw .unreadable(file: path, reason: "permission is denied, or it is no ordinary file")
        }
        guard data.count <= Self.largestSize else {
            throw .unreadable(file: path, reason: "it is larger than \(Self.largestSize) bytes")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw .unreadable(file: path, reason: "it is not UTF-8 text")
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
