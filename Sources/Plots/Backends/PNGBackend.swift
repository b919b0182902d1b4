import CCairo
import CLibPNG
import Foundation

/// Writes PNG: drawn by Cairo, encoded by libpng with the resolution (pHYs) and provenance (iTXt) that Cairo's own
/// writer leaves out, compressed by libdeflate. Opaque figures are written without alpha.
public struct PNGBackend: Backend {
    /// The resolution that papers usually require.
    public static let defaultDotsPerInch = 600.0
    /// The resolutions that it draws, in dots per inch.
    public static let resolutions = 36.0...2400.0

    /// Pixels in an inch.
    public var dotsPerInch: Double

    /// Creates a backend.
    public init(dotsPerInch: Double = PNGBackend.defaultDotsPerInch) { self.dotsPerInch = dotsPerInch }

    /// The bytes of the file.
    ///
    /// - Throws: ``PlotError/parameter(name:value:expected:)`` for a resolution outside 36 to 2400,
    ///   ``PlotError/rasterSize(width:height:)`` for a raster that Cairo refuses,
    ///   ``PlotError/backend(library:reason:)``.
    public func encode(_ drawing: Drawing) throws(PlotError) -> Data {
        guard Self.resolutions.contains(dotsPerInch) else {
            throw .parameter(name: "dots per inch", value: dotsPerInch, expected: "36 to 2400")
        }
        let scale = dotsPerInch / 72
        let width = Int32((drawing.size.width * scale).rounded())
        let height = Int32((drawing.size.height * scale).rounded())
        let format = drawing.isTransparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
        let surface = cairo_image_surface_create(format, width, height)
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw .rasterSize(width: Int(width), height: Int(height))
        }
        try paint(drawing, on: surface, scale: scale)
        return try encode(surface, drawing)
    }

    private func paint(_ drawing: Drawing, on surface: OpaquePointer?, scale: Double) throws(PlotError) {
        let cairo = cairo_create(surface)!
        defer { cairo_destroy(cairo) }
        cairo_scale(cairo, scale, scale)
        if !drawing.isTransparent {
            // The page's last row and column of pixels may lie partly outside the ground's rectangle.
            let ground = drawing.ground
            cairo_set_source_rgb(
                cairo, Double(ground.red) / 255, Double(ground.green) / 255, Double(ground.blue) / 255)
            cairo_paint(cairo)
        }
        try TextEngine.withEngine { engine throws(PlotError) in
            engine.family = drawing.fontFamily
            let painter = CairoPainter(cairo: cairo, engine: engine)
            painter.paint(drawing.commands)
            try painter.check()
        }
        cairo_surface_flush(surface)
    }

    private func encode(_ surface: OpaquePointer?, _ drawing: Drawing) throws(PlotError) -> Data {
        let texts = ProvenanceRecord.pngTexts(drawing)
        // C strings that live until the image is written.
        let strings = texts.flatMap { [strdup($0.keyword), strdup($0.text)] }
        defer { for string in strings { free(string) } }
        let chunks = texts.indices.map { clibpng_text(keyword: strings[2 * $0], text: strings[2 * $0 + 1]) }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        var message = [CChar](repeating: 0, count: Int(CLIBPNG_MESSAGE_SIZE))
        let failed = chunks.withUnsafeBufferPointer { chunks in
            var image = clibpng_image()
            image.pixels = UnsafePointer(cairo_image_surface_get_data(surface))
            image.width = UInt32(cairo_image_surface_get_width(surface))
            image.height = UInt32(cairo_image_surface_get_height(surface))
            image.stride = Int(cairo_image_surface_get_stride(surface))
            image.has_alpha = drawing.isTransparent ? 1 : 0
            image.pixels_per_metre = UInt32((dotsPerInch / 0.0254).rounded())
            image.texts = chunks.baseAddress
            image.text_count = Int32(chunks.count)
            return clibpng_encode(&image, &bytes, &count, &message)
        }
        guard failed == 0, let bytes else {
            let reason = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw .backend(library: "libpng", reason: String(decoding: reason, as: UTF8.self))
        }
        return Data(
            bytesNoCopy: bytes, count: count,
            deallocator: .custom { pointer, _ in
                clibpng_free(pointer.assumingMemoryBound(to: UInt8.self))
            })
    }
}
