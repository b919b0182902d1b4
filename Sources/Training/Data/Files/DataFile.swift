import Foundation

/// Reads whole files into memory, once: what is parsed, checked and digested are the same bytes.
enum DataFile {
    /// The most bytes that are read of one file, compressed or not: 1 GiB, some 350,000 colour images. A file that claims
    /// more, or is compressed from more, is not a data set of this program.
    static let sizeLimit = 1 << 30

    /// The bytes of a file as they are.
    ///
    /// - Parameter limit: the most bytes it may have
    ///
    /// Throws `DataSetError`.
    static func bytes(of path: String, limit: Int = sizeLimit) throws -> [UInt8] {
        // A pipe that nobody writes to must not hold the program up before it is known to be one.
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
        // One byte more than the file has: it stays unused unless the file grows.
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

    /// The content of a file: decompressed where it is compressed with gzip, whatever its name, and as it is otherwise.
    static func content(of path: String, limit: Int = sizeLimit) throws -> FileContent {
        let bytes = try bytes(of: path, limit: limit)
        guard Gzip.isCompressed(bytes) else { return FileContent(file: path, bytes: bytes) }
        return FileContent(file: path, bytes: try Gzip.decompress(bytes, file: path, limit: limit))
    }

    private static func systemError() -> String { String(cString: strerror(errno)) }
}
