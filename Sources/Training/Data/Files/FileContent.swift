import Foundation

/// The uncompressed content of a file, and its name for error messages.
struct FileContent: Sendable {
    let file: String
    let bytes: [UInt8]

    /// The first bytes of the file, for error messages.
    var beginning: String {
        guard !bytes.isEmpty else { return "an empty file" }
        let digits = bytes.prefix(4).map { hexadecimal([$0]) }
        return "\(bytes.count) bytes that begin with \(digits.joined(separator: " "))"
    }

    /// Whether the contents are equal.
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
    /// The SHA-256 digest of the concatenated files.
    func sha256() -> String {
        var digest = SHA256()
        for content in self { digest.update(content.bytes) }
        return digest.hexDigest()
    }
}
