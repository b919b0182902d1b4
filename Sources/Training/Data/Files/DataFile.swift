import Foundation

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
        // O_NONBLOCK keeps the program from waiting on a pipe before it is recognised as one.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw DataSetError.unreadable(file: path, reason: systemError()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw DataSetError.unreadable(file: path, reason: systemError())
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw DataSetError.unreadable(file: path, reason: "it is not a file")
        }
        let size = Int(status.st_size)
        guard size <= limit else { throw DataSetError.tooLarge(file: path, limit: limit) }
        // One byte more than the file has, to notice whether the file grows.
        let bytes = try [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            while count < buffer.count {
                let received = read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if received == 0 { return }
                if received > 0 {
                    count += received
                } else if errno != EINTR {
                    throw DataSetError.unreadable(file: path, reason: systemError())
                }
            }
        }
        guard bytes.count == size else {
            throw DataSetError.unreadable(file: path, reason: "it changed while it was read")
        }
        return bytes
    }

    /// The content of a file, decompressed if it is in gzip format, whatever its name.
    static func content(of path: String, limit: Int = sizeLimit) throws -> FileContent {
        let bytes = try bytes(of: path, limit: limit)
        guard Gzip.isCompressed(bytes) else { return FileContent(file: path, bytes: bytes) }
        return FileContent(file: path, bytes: try Gzip.decompress(bytes, file: path, limit: limit))
    }

    private static func systemError() -> String { String(cString: strerror(errno)) }
}
