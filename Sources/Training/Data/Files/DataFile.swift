import Files

/// Reads whole files into memory once, so that the same bytes are parsed, checked and digested.
enum DataFile {
    /// The largest size of a file in bytes, compressed or decompressed: 1 GiB, or about 350,000 colour images. A larger
    /// file is not a data set that this program can use.
    static let sizeLimit = 1 << 30

    /// The bytes of a file, without decompression.
    ///
    /// - Parameter limit: the largest allowed size in bytes.
    /// - Throws: `DataSetError` if the file is missing, unreadable or too large.
    static func bytes(of path: String, limit: Int = sizeLimit) throws -> [UInt8] {
        do throws(InputFileError) {
            return try InputFile.bytes(of: path, limit: limit)
        } catch {
            if case .tooLarge = error { throw DataSetError.tooLarge(file: path, limit: limit) }
            throw DataSetError.unreadable(file: path, reason: "\(error)")
        }
    }

    /// The content of a file, decompressed if it is in gzip format, whatever its name.
    static func content(of path: String, limit: Int = sizeLimit) throws -> FileContent {
        let bytes = try bytes(of: path, limit: limit)
        guard Gzip.isCompressed(bytes) else { return FileContent(file: path, bytes: bytes) }
        return FileContent(file: path, bytes: try Gzip.decompress(bytes, file: path, limit: limit))
    }
}
