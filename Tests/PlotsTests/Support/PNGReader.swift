import CCairo
import Foundation

/// What a PNG holds, for assertions, as Cairo reads it.
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
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("normreport-\(UUID().uuidString).png")
        defer { try? FileManager.default.removeItem(at: file) }
        guard (try? data.write(to: file)) != nil else { return nil }
        let surface = cairo_image_surface_create_from_png(file.path)
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let bytes = cairo_image_surface_get_data(surface)
        else { return nil }
        let (width, height) = (
            Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
        )
        let stride = Int(cairo_image_surface_get_stride(surface))
        let isOpaque = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24
        var pixels: [UInt8] = []
        pixels.reserveCapacity(4 * width * height)
        for y in 0..<height {
            let row = UnsafeRawPointer(bytes + y * stride).assumingMemoryBound(to: UInt32.self)
            for word in UnsafeBufferPointer(start: row, count: width) {
                let alpha = isOpaque ? 255 : word >> 24
                func straight(_ channel: UInt32) -> UInt8 {
                    alpha == 0 ? 0 : UInt8((channel * 255 + alpha / 2) / alpha)
                }
                pixels.append(straight(word >> 16 & 255))
                pixels.append(straight(word >> 8 & 255))
                pixels.append(straight(word & 255))
                pixels.append(UInt8(alpha))
            }
        }
        self.width = width
        self.height = height
        self.pixels = pixels
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
