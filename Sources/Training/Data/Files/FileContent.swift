import Foundation

/// A file's content, uncompressed, and the name under which errors speak of it.
struct FileContent: Sendable {
    let file: String
    let bytes: [UInt8]

    /// The file's first bytes for an error's wording.
    var beginning: String {
        guard !bytes.isEmpty else { return "an empty file" }
        let digits = bytes.prefix(4).map { hexadecimal([$0]) }
        return "\(bytes.count) bytes that begin with \(digits.joined(separator: " "))"
    }

    /// Whether both have the same bytes.
    func hasBytes(of other: FileContent) -> Bool {
        guard bytes.count == other.bytes.count else { return false }
        return bytes.withUnsafeBytes { own in
            other.bytes.withUnsafeBytes { others in
                own.count == 0 || memcmp(own.baseAddress!, others.baseAddress!, own.count) == 0
            }
        }
    }
}

extension [FileContent] {
    /// The SHA-256 digest of all bytes, one file after another.
    func sha256() -> String {
        var digest = SHA256()
        for content in self { digest.update(content.bytes) }
        return digest.hexDigest()
    }
}
