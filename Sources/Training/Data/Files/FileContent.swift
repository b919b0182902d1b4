import Foundation
import VisibleText

/// The uncompressed content of a file, and its name for error messages.
struct FileContent: Sendable {
    let file: String
    let bytes: [UInt8]

    /// What the file seems to be, by its first bytes, for error messages.
    var beginning: String {
        guard !bytes.isEmpty else { return "an empty file" }
        if let kind = Self.kinds.first(where: { bytes.starts(with: $0.magic) }) { return kind.name }
        let start = bytes.prefix(40)
        let isText = start.count > 8 && start.allSatisfy { (0x20..<0x7F).contains($0) || (0x09...0x0D).contains($0) }
        if isText { return "text that begins with '\(String(decoding: start, as: UTF8.self).visibleLine)'" }
        let digits = bytes.prefix(4).map { hexadecimal([$0]) }
        return "\(bytes.count) bytes that begin with \(digits.joined(separator: " "))"
    }

    /// Formats in which data sets are also passed on, by the bytes that a file of each begins with.
    private static let kinds: [(magic: [UInt8], name: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a file compressed with xz"),
        ([0x42, 0x5A, 0x68], "a file compressed with bzip2"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a file compressed with zstd"),
        ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "an array of NumPy"), ([0x89, 0x48, 0x44, 0x46], "a file of HDF5"),
        ([0x80, 0x02], "a pickle of Python"), ([0x80, 0x03], "a pickle of Python"),
        ([0x80, 0x04], "a pickle of Python"),
    ]

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
