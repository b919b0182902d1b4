import Testing

@testable import Training

@Suite struct GzipTests {
    private static let limit = 1 << 20
    private let folder: TemporaryFolder
    private let content: [UInt8]
    private let compressed: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        content = (0..<3000).map { UInt8($0 * $0 % 251) }
        compressed = try Self.compress(content, in: folder)
    }

    /// Without a name and a time in the header.
    private static func compress(_ content: [UInt8], in folder: TemporaryFolder) throws -> [UInt8] {
        try folder.write(content, to: "content")
        try folder.run("gzip", "-nf", "content")
        return try folder.bytes(of: "content.gz")
    }

    private func decompress(_ bytes: [UInt8], limit: Int = limit) throws -> [UInt8] {
        try Gzip.decompress(bytes, file: "f.gz", limit: limit)
    }

    private func refusal(of bytes: [UInt8], limit: Int = limit) -> DataSetError? {
        #expect(throws: DataSetError.self) { try decompress(bytes, limit: limit) }
    }

    @Test func recognizedByItsFirstBytes() {
        #expect(Gzip.isCompressed(compressed))
        #expect(!Gzip.isCompressed(content))
        #expect(!Gzip.isCompressed([0x1F]))
    }

    @Test func decompressesWhatGzipCompressed() throws {
        #expect(try decompress(compressed) == content)
        #expect(try decompress(Self.compress([], in: folder)) == [])
    }

    @Test func membersFollowOneAnother() throws {
        #expect(try decompress(compressed + compressed) == content + content)
        #expect(try decompress(Self.compress([], in: folder) + compressed) == content)
    }

    /// The last eight bytes are the checksum and the length.
    @Test func aFlippedBitOfTheTrailerIsRefused() {
        for bit in 0..<64 {
            var bytes = compressed
            bytes[bytes.count - 1 - bit / 8] ^= 1 << (bit % 8)
            guard case .unreadable("f.gz", let reason)? = refusal(of: bytes) else {
                Issue.record("bit \(bit)")
                continue
            }
            #expect(reason.contains("checksum"))
        }
    }

    /// Some bits mean nothing: the header's time, say. No bit changes the content unnoticed.
    @Test func noFlippedBitGivesOtherContent() {
        var accepted = 0
        for bit in 16..<8 * compressed.count {
            var bytes = compressed
            bytes[bit / 8] ^= 1 << (bit % 8)
            guard let result = try? decompress(bytes) else { continue }
            #expect(result == content)
            accepted += 1
        }
        // Time, extra flags and system: 6 bytes; a few flags; the padding of the last compressed byte.
        #expect(accepted <= 48 + 8 + 7)
    }

    @Test func everyTruncationIsRefused() {
        for length in stride(from: 2, to: compressed.count, by: 7) {
            _ = refusal(of: Array(compressed.prefix(length)))
        }
        _ = refusal(of: Array((compressed + compressed).dropLast(1)))
    }

    @Test(arguments: [[UInt8]("garbage".utf8), [0], [UInt8](repeating: 0, count: 512)])
    func whatFollowsIsRefused(garbage: [UInt8]) {
        #expect(
            refusal(of: compressed + garbage)
                == .unreadable(
                    file: "f.gz", reason: "\(garbage.count) bytes that are not gzip follow the compressed data"))
    }

    @Test func theBoundIsOnTheWholeContent() throws {
        #expect(try decompress(compressed, limit: 3000) == content)
        #expect(refusal(of: compressed, limit: 2999) == .tooLarge(file: "f.gz", limit: 2999))
        #expect(try decompress(compressed + compressed, limit: 6000).count == 6000)
        let error = refusal(of: compressed + compressed, limit: 5999)
        #expect(error == .tooLarge(file: "f.gz", limit: 5999))
        #expect(
            error.map { "\($0)" }
                == "f.gz: more than 5999 bytes, the largest size that is read, compressed or not; "
                + "check that it is the right file")
    }

    /// 10 MB of zeros in 10 kB, whose announced length is a lie too.
    @Test(arguments: [false, true])
    func aBombIsRefused(lies: Bool) throws {
        var bomb = try Self.compress([UInt8](repeating: 0, count: 10_000_000), in: folder)
        #expect(bomb.count < 20_000)
        if lies { bomb.replaceSubrange(bomb.count - 4..<bomb.count, with: [1, 0, 0, 0]) }
        #expect(refusal(of: bomb) == .tooLarge(file: "f.gz", limit: Self.limit))
    }
}
