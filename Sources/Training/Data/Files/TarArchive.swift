import CArchive

/// The members of an uncompressed tar archive in memory, read through libarchive.
struct TarArchive {
    /// The content of the requested members, by file name without folders.
    private(set) var members: [String: [UInt8]] = [:]
    /// The file names of all other members, in the order of the archive.
    private(set) var otherNames: [String] = []

    /// Reads the requested members of an archive.
    ///
    /// - Parameters:
    ///   - content: the archive.
    ///   - names: the requested members. Each must be a plain file and occur in one folder only.
    /// - Throws: `DataSetError` if the archive is damaged or a requested member does not meet these conditions.
    init(_ content: FileContent, named names: Set<String>) throws {
        guard !content.bytes.isEmpty else {
            throw DataSetError.foreign(file: content.file, expected: "a tar archive", found: "an empty file")
        }
        guard let archive = archive_read_new() else { preconditionFailure("libarchive gives no reader") }
        defer { archive_read_free(archive) }
        archive_read_support_format_tar(archive)
        try content.bytes.withUnsafeBytes { bytes in
            guard archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
                throw Self.foreign(content)
            }
            try readMembers(of: archive, in: content, named: names)
        }
    }

    private mutating func readMembers(
        of archive: OpaquePointer, in content: FileContent, named names: Set<String>
    ) throws {
        let file = content.file
        var paths: [String: String] = [:]
        var isFirst = true
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return }
            // A warning concerns one member and matters only if that member is requested; a header that must be skipped
            // is an error.
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
                if isFirst { throw Self.foreign(content) }
                throw Self.unreadable(archive, file)
            }
            isFirst = false
            guard let text = archive_entry_pathname(entry) else { continue }
            let path = String(cString: text)
            guard let name = path.split(separator: "/").last.map(String.init) else { continue }
            guard names.contains(name) else {
                otherNames.append(name)
                continue
            }
            guard status == ARCHIVE_OK else { throw Self.unreadable(archive, file) }
            if let first = paths[name] {
                throw DataSetError.ambiguous(first: "\(file): \(first)", second: "\(file): \(path)")
            }
            paths[name] = path
            members[name] = try Self.data(of: entry, path: path, in: archive, file: file)
        }
    }

    private static func data(
        of entry: OpaquePointer, path: String, in archive: OpaquePointer, file: String
    ) throws -> [UInt8] {
        guard archive_entry_filetype(entry) == S_IFREG, archive_entry_hardlink(entry) == nil else {
            throw DataSetError.foreign(file: "\(file): \(path)", expected: "a plain file", found: "a link or folder")
        }
        let size = Int(archive_entry_size(entry))
        var contents: [UInt8] = []
        while true {
            var block: UnsafeRawPointer?
            var length = 0
            var offset: Int64 = 0
            let status = archive_read_data_block(archive, &block, &length, &offset)
            if status == ARCHIVE_EOF { break }
            guard status == ARCHIVE_OK else { throw unreadable(archive, file) }
            // A sparse member omits zeros, of which there may be any number.
            guard offset == contents.count else { break }
            contents.append(contentsOf: UnsafeRawBufferPointer(start: block, count: length))
        }
        guard contents.count == size else {
            throw DataSetError.foreign(
                file: "\(file): \(path)", expected: "a plain file of \(size) bytes",
                found: "a sparse one, of which \(contents.count) bytes are there")
        }
        return contents
    }

    private static func foreign(_ content: FileContent) -> DataSetError {
        .foreign(file: content.file, expected: "a tar archive", found: content.beginning)
    }

    private static func unreadable(_ archive: OpaquePointer, _ file: String) -> DataSetError {
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
        return DataSetError.unreadable(file: file, reason: reason)
    }
}
