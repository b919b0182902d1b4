import CLibPNG
import Foundation

extension RasterImage {
    /// The pixels as a PNG file, for embedding.
    func pngData() throws(PlotError) -> Data {
        var words = [UInt32](repeating: 0, count: width * height)
        for index in words.indices {
            words[index] =
                0xFF00_0000 | UInt32(pixels[3 * index]) << 16 | UInt32(pixels[3 * index + 1]) << 8
                | UInt32(pixels[3 * index + 2])
        }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        var message = [CChar](repeating: 0, count: Int(CLIBPNG_MESSAGE_SIZE))
        let failed = words.withUnsafeBytes { words in
            var image = clibpng_image()
            image.pixels = words.bindMemory(to: UInt8.self).baseAddress
            image.width = UInt32(width)
            image.height = UInt32(height)
            image.stride = 4 * width
            return clibpng_encode(&image, &bytes, &count, &message)
        }
        guard failed == 0, let bytes else {
            throw .backend(library: "libpng", reason: "an image strip could not be encoded")
        }
        defer { clibpng_free(bytes) }
        return Data(bytes: bytes, count: count)
    }
}
