import CCairo
import Foundation

/// Writes PDF by Cairo, with embedded fonts and a fixed date, so that the same drawing gives the same bytes.
public struct PDFBackend: Backend {
    /// Creates a backend.
    public init() {}

    /// The date in every file; Cairo would otherwise write the time of day, whatever SOURCE_DATE_EPOCH says.
    private static let creationDate = "2000-01-01T00:00:00Z"

    /// Collects what Cairo writes.
    private final class Sink {
        var data = Data()
    }

    /// The bytes of the file.
    public func encode(_ drawing: Drawing) throws(PlotError) -> Data {
        let sink = Sink()
        let surface = cairo_pdf_surface_create_for_stream(
            { closure, bytes, count in
                guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().data.append(bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), drawing.size.width, drawing.size.height)
        defer { cairo_surface_destroy(surface) }
        // Version 1.4 keeps the document's information out of compressed streams, where tools and we can read it.
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
        for (key, value) in [
            (CAIRO_PDF_METADATA_TITLE, drawing.title), (CAIRO_PDF_METADATA_SUBJECT, drawing.alternativeText),
            (CAIRO_PDF_METADATA_KEYWORDS, ProvenanceRecord.text(drawing.provenance)),
            (CAIRO_PDF_METADATA_CREATOR, drawing.provenance[key: Provenance.softwareVersionKey] ?? ""),
            (CAIRO_PDF_METADATA_CREATE_DATE, Self.creationDate), (CAIRO_PDF_METADATA_MOD_DATE, Self.creationDate),
        ] where !value.isEmpty {
            cairo_pdf_surface_set_metadata(surface, key, value)
        }
        try paint(drawing, on: surface)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .backend(library: "cairo", reason: String(cString: cairo_status_to_string(status)))
        }
        return withExtendedLifetime(sink) { sink.data }
    }

    private func paint(_ drawing: Drawing, on surface: OpaquePointer?) throws(PlotError) {
        let cairo = cairo_create(surface)!
        defer { cairo_destroy(cairo) }
        try TextEngine.withEngine { engine throws(PlotError) in
            engine.family = drawing.fontFamily
            let painter = CairoPainter(cairo: cairo, engine: engine, textAsOutlines: false)
            painter.paint(drawing.commands)
            try painter.check()
        }
    }
}
