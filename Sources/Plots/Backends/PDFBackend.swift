import CCairo
import Foundation

/// Writes PDF with Cairo, with embedded fonts and a fixed date, so that the same drawing gives the same bytes.
public struct PDFBackend: Backend {
    /// Creates a backend.
    public init() {}

    /// The date in every file; Cairo would otherwise write the time of day, whatever SOURCE_DATE_EPOCH says.
    private static let creationDate = "2000-01-01T00:00:00Z"

    /// The bytes of the file.
    public func encode(_ drawing: Drawing) throws(PlotError) -> Data {
        try VectorSurface.encode(drawing, on: cairo_pdf_surface_create_for_stream) { surface in
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
        }
    }
}
