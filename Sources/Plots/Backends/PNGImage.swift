import CDeflate
import Foundation

/// Pixels with their resolution and texts, and the PNG file that holds them (ISO/IEC 15948, 2004).
struct PNGImage {
    /// Rows of native-endian 0xAARRGGBB words with premultiplied alpha, as Cairo draws them.
    let pixels: UnsafeRawPointer
    let width: Int
    let height: Int
    /// The bytes from one row to the next.
    let stride: Int
    /// Whether alpha counts and is written; else the image is opaque.
    let hasAlpha: Bool
    let pixelsPerMetre: UInt32
    /// Text chunks. A keyword has 1 to 79 Latin-1 characters.
    let texts: [(keyword: String, text: String)]

    /// Of libdeflate's 1 to 12: on pages of 600 dpi, 1 is no faster, and 6 takes a fifth longer for 5% less.
    private static let compressionLevel: Int32 = 4
    /// The most bytes that a chunk of pixels has.
    private static let mostInChunk = 1 << 20

    private var bytesPerPixel: Int { hasAlpha ? 4 : 3 }
    private var rowLength: Int { 1 + bytesPerPixel * width }

    /// The bytes of the file.
    ///
    /// - Throws: ``PlotError/backend(library:reason:)`` if there is no memory to compress in.
    func encoded() throws(PlotError) -> Data {
        let compressed = try compressedRows()
        var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let size = Self.bytes(UInt32(width)) + Self.bytes(UInt32(height))
        Self.append("IHDR", Data(size + [8, hasAlpha ? 6 : 2, 0, 0, 0]), to: &file)
        let resolution = Self.bytes(pixelsPerMetre)
        Self.append("pHYs", Data(resolution + resolution + [1]), to: &file)
        for (keyword, text) in texts {
            // Neither compressed nor translated.
            Self.append("iTXt", Data("\(keyword)\0\0\0\0\0\(text)".utf8), to: &file)
        }
        for start in Swift.stride(from: 0, to: compressed.count, by: Self.mostInChunk) {
            Self.append("IDAT", compressed[start..<min(start + Self.mostInChunk, compressed.count)], to: &file)
        }
        Self.append("IEND", Data(), to: &file)
        return file
    }

    /// All rows as a zlib stream, compressed whole.
    private func compressedRows() throws(PlotError) -> Data {
        guard let compressor = libdeflate_alloc_compressor(Self.compressionLevel) else {
            throw .backend(library: "libdeflate", reason: "out of memory")
        }
        defer { libdeflate_free_compressor(compressor) }
        let rows = filteredRows()
        defer { rows.deallocate() }
        var stream = Data(count: libdeflate_zlib_compress_bound(compressor, rows.count))
        let count = stream.withUnsafeMutableBytes {
            libdeflate_zlib_compress(compressor, rows.baseAddress, rows.count, $0.baseAddress, $0.count)
        }
        return stream.prefix(count)
    }

    /// All rows, each after the number of its filter. None: a line drawing repeats whole pixels, which filters break up.
    private func filteredRows() -> UnsafeMutableBufferPointer<UInt8> {
        let rows = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: rowLength * height)
        for y in 0..<height {
            let words = (pixels + y * stride).assumingMemoryBound(to: UInt32.self)
            var target = rows.baseAddress! + y * rowLength
            target[0] = 0
            target += 1
            for x in 0..<width {
                let word = words[x]
                let alpha = hasAlpha ? word >> 24 : 255
                target[0] = Self.straight(word >> 16 & 255, alpha)
                target[1] = Self.straight(word >> 8 & 255, alpha)
                target[2] = Self.straight(word & 255, alpha)
                if hasAlpha { target[3] = UInt8(alpha) }
                target += bytesPerPixel
            }
        }
        return rows
    }

    /// A channel without the alpha that it was multiplied by.
    private static func straight(_ channel: UInt32, _ alpha: UInt32) -> UInt8 {
        if alpha == 255 { return UInt8(truncatingIfNeeded: channel) }
        return alpha == 0 ? 0 : UInt8(truncatingIfNeeded: (channel * 255 + alpha / 2) / alpha)
    }

    /// Length, type, content and CRC-32 of type and content.
    private static func append(_ type: String, _ content: Data, to file: inout Data) {
        file += bytes(UInt32(content.count))
        let start = file.count
        file += type.utf8
        file += content
        let checksum = file.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress! + start, $0.count - start) }
        file += bytes(checksum)
    }

    /// The most significant byte first.
    private static func bytes(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian, Array.init) }
}
