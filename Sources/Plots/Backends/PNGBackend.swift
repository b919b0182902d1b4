import CCairo
import Foundation

/// Writes PNG: drawn by Cairo, encoded with the resolution (pHYs) and provenance (iTXt) that Cairo's own writer leaves
/// out. Opaque figures are written without alpha.
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
        let scale = dotsPerInch / 72 * drawing.profile.magnification
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
            let painter = CairoPainter(cairo: cairo, engine: engine, textAsOutlines: true)
            painter.paint(drawing.commands)
            try painter.check()
        }
        cairo_surface_flush(surface)
    }

    private func encode(_ surface: OpaquePointer?, _ drawing: Drawing) throws(PlotError) -> Data {
        try PNGImage(
            pixels: UnsafeRawPointer(cairo_image_surface_get_data(surface)),
            width: Int(cairo_image_surface_get_width(surface)), height: Int(cairo_image_surface_get_height(surface)),
            stride: Int(cairo_image_surface_get_stride(surface)), hasAlpha: drawing.isTransparent,
            pixelsPerMetre: UInt32((dotsPerInch / 0.0254).rounded()), texts: ProvenanceRecord.pngTexts(drawing)
        ).encoded()
    }
}
