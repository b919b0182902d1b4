/// A format in which a document is written.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// One self-contained page.
    case html
    /// A page for code hosts, with images beside it.
    case markdown
    /// A fragment to `\input`.
    case latex

    /// The file in the output folder.
    package var fileName: String {
        switch self {
        case .html: "report.html"
        case .markdown: "report.md"
        case .latex: "report.tex"
        }
    }
}
