import Foundation

/// The file formats that a drawing can be written in. A new format is one backend and one line here.
public enum OutputFormat: String, CaseIterable, Hashable, Sendable {
    /// Pixels, for slides and for submission systems that refuse vectors.
    case png
    /// Vectors, for papers.
    case pdf
    /// Vectors with live text, for web pages.
    case svg

    /// The backend that writes the format.
    ///
    /// - Parameter dotsPerInch: The resolution of pixels; vectors ignore it.
    public func backend(dotsPerInch: Double = PNGBackend.defaultDotsPerInch) -> any Backend {
        switch self {
        case .png: PNGBackend(dotsPerInch: dotsPerInch)
        case .pdf: PDFBackend()
        case .svg: SVGBackend()
        }
    }
}

/// Writes drawings in one format. The same drawing always gives the same bytes.
public protocol Backend: Sendable {
    /// The bytes of a file that shows the drawing.
    ///
    /// - Throws: ``PlotError`` if a library refuses.
    func encode(_ drawing: Drawing) throws(PlotError) -> Data
}

extension Drawing {
    /// The bytes of a file that shows the drawing.
    ///
    /// - Parameters:
    ///   - format: The file format.
    ///   - dotsPerInch: The resolution of a PNG; vectors ignore it.
    public func encoded(
        as format: OutputFormat, dotsPerInch: Double = PNGBackend.defaultDotsPerInch
    ) throws(PlotError) -> Data {
        try format.backend(dotsPerInch: dotsPerInch).encode(self)
    }
}
