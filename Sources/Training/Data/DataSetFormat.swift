/// How a data set lies in files: where they are, what they hold, what it means. One conforming type a format.
protocol DataSetFormat: Sendable {
    /// The files of the set in a folder, or at a path that the format allows for one.
    func locate(in directory: String) throws -> [String]

    /// The uncompressed content of the files, in the one order in which they are digested.
    func read(_ files: [String]) throws -> [FileContent]

    /// The images for training and for testing.
    func parse(_ contents: [FileContent]) throws -> (training: StoredImages, test: StoredImages)
}

/// A file's content, uncompressed, and the name under which errors speak of it.
struct FileContent: Sendable {
    let file: String
    let bytes: [UInt8]

    /// The file's first bytes for an error's wording.
    var beginning: String {
        guard !bytes.isEmpty else { return "an empty file" }
        let digits = bytes.prefix(4).map { byte in
            let text = String(byte, radix: 16)
            return text.count < 2 ? "0" + text : text
        }
        return "\(bytes.count) bytes that begin with \(digits.joined(separator: " "))"
    }
}
