import Foundation

/// A file format for drawings. A new built-in format needs one backend and one line in ``builtIn``; others are made in
/// the same way.
public struct OutputFormat: Sendable {
    /// The file name extension, such as `png`.
    public let identifier: String
    /// The backend that writes the format at a resolution, in dots per inch, which vectors ignore.
    public let backend: @Sendable (_ dotsPerInch: Double) -> any Backend
    /// Whether a file's first bytes announce the format.
    public let isAnnounced: @Sendable (_ bytes: [UInt8]) -> Bool
    /// Reads the provenance record from the bytes of a file; `nil` if the file has none.
    public let record: @Sendable (_ bytes: [UInt8]) -> String?

    /// Creates a format.
    public init(
        _ identifier: String, backend: @escaping @Sendable (_ dotsPerInch: Double) -> any Backend,
        isAnnounced: @escaping @Sendable (_ bytes: [UInt8]) -> Bool = { _ in false },
        record: @escaping @Sendable (_ bytes: [UInt8]) -> String? = { _ in nil }
    ) {
        self.identifier = identifier
        self.backend = backend
        self.isAnnounced = isAnnounced
        self.record = record
    }

    /// The formats that the module writes.
    public static let builtIn: [OutputFormat] = [png, pdf, svg, eps, pgf]

    /// The formats that serve most uses: pixels, vectors for paper, vectors for pages.
    public static let standard: [OutputFormat] = [png, pdf, svg]

    /// Pixels, for slides and for submission systems that refuse vectors.
    public static let png = OutputFormat(
        "png", backend: { PNGBackend(dotsPerInch: $0) },
        isAnnounced: { $0.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) },
        record: { PNGRecord.text(in: $0) })

    /// Vectors, for papers.
    public static let pdf = OutputFormat(
        "pdf", backend: { _ in PDFBackend() }, isAnnounced: { $0.starts(with: Array("%PDF-".utf8)) },
        record: { PDFRecord.text(in: $0) })

    /// Vectors with live text, for web pages.
    public static let svg = OutputFormat(
        "svg", backend: { _ in SVGBackend() },
        isAnnounced: { String(decoding: $0.prefix(1024), as: UTF8.self).contains("<svg") },
        record: { SVGRecord.text(in: $0) })

    /// Vectors, for publishers that ask for PostScript.
    public static let eps = OutputFormat(
        "eps", backend: { _ in EPSBackend() }, isAnnounced: { $0.starts(with: Array("%!PS-Adobe".utf8)) },
        record: { EPSRecord.text(in: $0) })

    /// Commands of LaTeX's package pgf, whose text the author's document sets.
    public static let pgf = OutputFormat(
        "pgf", backend: { _ in PGFBackend() }, isAnnounced: { $0.starts(with: Array(PGFRecord.head.utf8)) },
        record: { PGFRecord.text(in: $0) })
}

extension OutputFormat: Hashable {
    /// Two formats are equal if their extensions are.
    public static func == (a: OutputFormat, b: OutputFormat) -> Bool { a.identifier == b.identifier }
    /// By the extension.
    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

/// Writes drawings in one format. The same drawing always gives the same bytes.
public protocol Backend: Sendable {
    /// The drawing as the bytes of a file.
    ///
    /// - Throws: ``PlotError`` if a library fails.
    func encode(_ drawing: Drawing) throws(PlotError) -> Data
}

extension Drawing {
    /// The drawing as the bytes of a file.
    ///
    /// - Parameters:
    ///   - format: The file format.
    ///   - dotsPerInch: The resolution of a PNG; vectors ignore it.
    public func encoded(
        as format: OutputFormat, dotsPerInch: Double = PNGBackend.defaultDotsPerInch
    ) throws(PlotError) -> Data {
        try format.backend(dotsPerInch).encode(self)
    }
}
