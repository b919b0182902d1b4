import CCairo
import Foundation

/// A surface of Cairo's that writes vectors into memory, with embedded fonts.
enum VectorSurface {
    /// A function of Cairo's that makes a surface of a size in points, which passes on what it writes.
    typealias Maker = (cairo_write_func_t?, UnsafeMutableRawPointer?, Double, Double) -> OpaquePointer?

    /// Collects what Cairo writes.
    private final class Sink {
        var data = Data()
    }

    /// A drawing as the bytes of a file.
    ///
    /// - Parameters:
    ///   - blendsTransparency: whether translucent inks are blended with the ground beforehand, for a format that would have
    ///     pixels in their place.
    ///   - prepare: sets up the surface before anything is drawn.
    static func encode(
        _ drawing: Drawing, blendsTransparency: Bool = false, on make: Maker, prepare: (OpaquePointer?) -> Void
    ) throws(PlotError) -> Data {
        let sink = Sink()
        let size = drawing.printedSize
        let surface = make(
            { closure, bytes, count in
                guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().data.append(bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
        defer { cairo_surface_destroy(surface) }
        prepare(surface)
        try paint(drawing, on: surface, blendsTransparency: blendsTransparency)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .backend(library: "cairo", reason: String(cString: cairo_status_to_string(status)))
        }
        return withExtendedLifetime(sink) { sink.data }
    }

    private static func paint(
        _ drawing: Drawing, on surface: OpaquePointer?, blendsTransparency: Bool
    ) throws(PlotError) {
        let cairo = cairo_create(surface)!
        defer { cairo_destroy(cairo) }
        let magnification = drawing.profile.magnification
        if magnification != 1 { cairo_scale(cairo, magnification, magnification) }
        try TextEngine.withEngine { engine throws(PlotError) in
            engine.family = drawing.fontFamily
            let painter = CairoPainter(
                cairo: cairo, engine: engine, textAsOutlines: false,
                blendedOver: blendsTransparency ? drawing.ground : nil)
            painter.paint(drawing.commands)
            try painter.check()
        }
    }
}
