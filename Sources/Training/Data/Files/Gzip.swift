import CDeflate

/// Decompresses gzip (P. Deutsch, RFC 1952, 1996) through libdeflate, which checks the CRC-32 and the length of every
/// member.
enum Gzip {
    /// The largest possible compression ratio of the format.
    private static let largestRatio = 1032

    /// Whether bytes start with the magic number of gzip, which no IDX, tar or CIFAR file does.
    static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The concatenated content of all members.
    ///
    /// - Parameters:
    ///   - file: the name for error messages.
    ///   - limit: the largest allowed size of the content in bytes.
    /// - Throws: `DataSetError.unreadable` if the file is damaged or truncated or has trailing data,
    ///   `DataSetError.tooLarge` if the content exceeds the limit.
    static func decompress(_ bytes: [UInt8], file: String, limit: Int) throws -> [UInt8] {
        guard let decompressor = libdeflate_alloc_decompressor() else {
            preconditionFailure("libdeflate gives no decompressor")
        }
        defer { libdeflate_free_decompressor(decompressor) }
        return try bytes.withUnsafeBytes { input in
            var content: [UInt8] = []
            var start = 0
            while start < input.count {
                let rest = UnsafeRawBufferPointer(rebasing: input[start...])
                guard start == 0 || rest.starts(with: [0x1F, 0x8B]) else {
                    throw DataSetError.unreadable(
                        file: file, reason: "\(rest.count) bytes that are not gzip follow the compressed data")
                }
                let (member, length) = try Self.member(
                    of: rest, decompressor, file: file, room: limit - content.count, limit: limit)
                start += length
                if content.isEmpty { content = member } else { content += member }
            }
            return content
        }
    }

    /// The content of the first member, and its compressed length.
    private static func member(
        of input: UnsafeRawBufferPointer, _ decompressor: OpaquePointer, file: String, room: Int, limit: Int
    ) throws -> (content: [UInt8], length: Int) {
        // A file of one member ends with the length of its content modulo 2^32. If that is not the length, the buffer
        // is doubled until the content fits.
        let announced = input.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        var capacity = min(announced, largestRatio * input.count, room)
        while true {
            var length = 0
            var result = LIBDEFLATE_SUCCESS
            let content = [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { output, count in
                result = libdeflate_gzip_decompress_ex(
                    decompressor, input.baseAddress, input.count, output.baseAddress, capacity, &length, &count)
                if result != LIBDEFLATE_SUCCESS { count = 0 }
            }
            if result == LIBDEFLATE_SUCCESS { return (content, length) }
            guard result == LIBDEFLATE_INSUFFICIENT_SPACE else {
                throw DataSetError.unreadable(
                    file: file, reason: "its gzip data are damaged or truncated, or their checksum is wrong")
            }
            guard capacity < room else { throw DataSetError.tooLarge(file: file, limit: limit) }
            capacity = min(max(2 * capacity, 1 << 16), room)
        }
    }
}
