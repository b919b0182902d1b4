import Foundation

/// Writes SVG with real text, one group per series, and ids that begin with the figure's identifier.
///
/// Every colour that has a name is written twice: as an attribute for programs that know no custom properties, and as
/// `var(--name, colour)` for pages that recolour the figure. No script, style sheet or outside resource is used.
public struct SVGBackend: Backend {
    /// Creates a backend.
    public init() {}

    /// The bytes of the file.
    public func encode(_ drawing: Drawing) throws(PlotError) -> Data { Data(text(drawing).utf8) }

    /// The document, ready to stand alone (with `xmlns`) or inside an HTML page.
    public func text(_ drawing: Drawing) -> String {
        var writer = SVGWriter(drawing)
        return writer.document()
    }
}
