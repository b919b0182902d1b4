import CArchive
import Files
import Foundation

/// Writes files as one compressed tar archive (ustar in gzip). The same files give the same bytes: nothing of the file
/// system, the user or the time is in it.
struct ArchiveWriter {
    /// Packs files, in the order given.
    ///
    /// - Parameter content: the bytes of a file, read when its turn comes.
    /// - Throws: an `ArchiveError`, or what `content` throws.
    static func pack(_ paths: [String], content: (String) throws -> Data) throws -> Data {
        guard let archive = archive_write_new() else { preconditionFailure("libarchive gives no writer") }
        defer { archive_write_free(archive) }
        archive_write_set_format_ustar(archive)
        archive_write_add_filter_gzip(archive)
        // Without it the header holds the time.
        archive_write_set_filter_option(archive, "gzip", "timestamp", nil)
        archive_write_set_filter_option(archive, "gzip", "compression-level", "6")
        // Whole blocks would pad the end of the compressed stream with zeros.
        archive_write_set_bytes_in_last_block(archive, 1)
        let sink = Sink()
        let pointer = Unmanaged.passUnretained(sink).toOpaque()
        try check(
            archive_write_open(
                archive, pointer, nil,
                { @Sendable _, sink, bytes, count in
                    let sink = Unmanaged<Sink>.fromOpaque(sink!).takeUnretainedValue()
                    sink.data.append(bytes!.assumingMemoryBound(to: UInt8.self), count: count)
                    return count
                }, nil), archive)
        for path in paths { try add(path, try content(path), to: archive) }
        try check(archive_write_close(archive), archive)
        return withExtendedLifetime(sink) { sink.data }
    }

    private static func add(_ path: String, _ data: Data, to archive: OpaquePointer) throws {
        guard let entry = archive_entry_new() else { preconditionFailure("libarchive gives no entry") }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, path)
        archive_entry_set_size(entry, Int64(data.count))
        archive_entry_set_filetype(entry, S_IFREG)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, 0, 0)
        try check(archive_write_header(archive, entry), archive)
        guard !data.isEmpty else { return }
        let written = data.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
        guard written == data.count else { throw ArchiveError.cannotPack(reason(archive)) }
    }

    private static func check(_ status: Int32, _ archive: OpaquePointer) throws {
        guard status == ARCHIVE_OK else { throw ArchiveError.cannotPack(reason(archive)) }
    }

    private static func reason(_ archive: OpaquePointer) -> String {
        archive_error_string(archive).map { String(cString: $0) } ?? "libarchive gives no reason"
    }

    /// Where the compressed bytes go.
    private final class Sink {
        var data = Data()
    }
}
