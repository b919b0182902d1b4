import CArchive

/// Reads compressed files and archives through libarchive, whole, into memory.
enum CompressedFile {
    /// The bytes of a file, decompressed where it is compressed with gzip and as they are where it is not.
    static func bytes(of path: String) throws -> [UInt8] {
        var contents: [UInt8] = []
        try withArchive(path, format: archive_read_support_format_raw) { archive, _ in
            contents = try data(of: archive, path: path)
        }
        return contents
    }

    /// The members of a .tar.gz (or .tar) whose file name, without its folders, is among `names`.
    static func members(of path: String, named names: Set<String>) throws -> [String: [UInt8]] {
        var members: [String: [UInt8]] = [:]
        try withArchive(path, format: archive_read_support_format_tar) { archive, entry in
            guard let pathname = archive_entry_pathname(entry) else { return }
            let name = String(cString: pathname).split(separator: "/").last.map(String.init) ?? ""
            guard names.contains(name) else { return }
            members[name] = try data(of: archive, path: path)
        }
        return members
    }

    /// Opens the archive and calls `body` with each of its entries.
    private static func withArchive(
        _ path: String, format: (OpaquePointer) -> CInt, body: (OpaquePointer, OpaquePointer) throws -> Void
    ) throws {
        guard let archive = archive_read_new() else { preconditionFailure("libarchive gives no reader") }
        defer { archive_read_free(archive) }
        archive_read_support_filter_gzip(archive)
        _ = format(archive)
        archive_read_support_format_empty(archive)
        try check(archive_read_open_filename(archive, path, 1 << 18), archive, path)
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return }
            try check(status, archive, path)
            if let entry { try body(archive, entry) }
        }
    }

    private static func data(of archive: OpaquePointer, path: String) throws -> [UInt8] {
        var contents: [UInt8] = []
        while true {
            var block: UnsafeRawPointer?
            var length = 0
            var offset: Int64 = 0
            let status = archive_read_data_block(archive, &block, &length, &offset)
            if status == ARCHIVE_EOF { return contents }
            try check(status, archive, path)
            contents.append(contentsOf: UnsafeRawBufferPointer(start: block, count: length))
        }
    }

    private static func check(_ status: CInt, _ archive: OpaquePointer, _ path: String) throws {
        guard status < ARCHIVE_OK else { return }
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "status \(status)"
        throw DataSetError.unreadable(file: path, reason: reason)
    }
}
