import CLibPNG
import Foundation

/// What a PNG holds, for assertions.
struct PNGReader {
    /// A chunk of the file.
    struct Chunk {
        var type: String
        var data: Data
    }

    let width: Int
    let height: Int
    /// Red, green, blue, alpha of each pixel, row by row.
    let pixels: [UInt8]
    let chunks: [Chunk]

    init?(_ data: Data) {
        var pixels: UnsafeMutablePointer<UInt8>?
        var size: (width: UInt32, height: UInt32) = (0, 0)
        var message = [CChar](repeating: 0, count: Int(CLIBPNG_MESSAGE_SIZE))
        let failed = data.withUnsafeBytes { bytes in
            clibpng_decode(
                bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, &pixels, &size.width, &size.height, &message)
        }
        guard failed == 0, let pixels else { return nil }
        defer { clibpng_free(pixels) }
        width = Int(size.width)
        height = Int(size.height)
        self.pixels = Array(UnsafeBufferPointer(start: pixels, count: 4 * width * height))
        chunks = Self.chunks(of: data)
    }

    private static func chunks(of data: Data) -> [Chunk] {
        var chunks: [Chunk] = []
        var rest = data.dropFirst(8)
        while rest.count >= 12 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
            chunks.append(Chunk(type: type, data: Data(rest.dropFirst(8).prefix(length))))
            rest = rest.dropFirst(12 + length)
        }
        return chunks
    }
}
