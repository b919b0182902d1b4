import CArchive
import CDeflate

/// The checksum at the end of a file in gzip format (P. Deutsch, RFC 1952, 1996): the CRC-32 and the length of what was
/// compressed, which libarchive reads past. The content is taken block by block, since that of an archive may be far larger than
/// the data sets that are decompressed at once.
enum GzipChecksum {
    /// The smallest file: header, an empty block, and the checksum.
    private static let smallest = 20

    /// Whether the last bytes of a file of one member are the checksum of its content. A file that is not compressed has none,
    /// and fits.
    static func fits(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0x1F, 0x8B]) else { return true }
        guard bytes.count >= smallest, let content = content(bytes) else { return false }
        func number(_ end: ArraySlice<UInt8>) -> UInt32 { end.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
        return number(bytes.suffix(8).prefix(4)) == content.checksum && number(bytes.suffix(4)) == content.length
    }

    /// The CRC-32 of the content, and its length modulo 2^32; nil where it cannot be decompressed.
    private static func content(_ bytes: [UInt8]) -> (checksum: UInt32, length: UInt32)? {
        guard let archive = archive_read_new() else { preconditionFailure("libarchive gives no reader") }
        defer { archive_read_free(archive) }
        archive_read_support_format_raw(archive)
        archive_read_support_filter_gzip(archive)
        return bytes.withUnsafeBytes { bytes in
            var entry: OpaquePointer?
            guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK,
                archive_read_next_header(archive, &entry) == ARCHIVE_OK
            else { return nil }
            var (checksum, length) = (UInt32(0), UInt32(0))
            while true {
                var block: UnsafeRawPointer?
                var count = 0
                var offset: Int64 = 0
                let status = archive_read_data_block(archive, &block, &count, &offset)
                if status == ARCHIVE_EOF { return (checksum, length) }
                guard status == ARCHIVE_OK else { return nil }
                checksum = libdeflate_crc32(checksum, block, count)
                length &+= UInt32(truncatingIfNeeded: count)
            }
        }
    }
}
