extension ReportFormat {
    /// The dialect of the format.
    var dialect: any Dialect {
        switch self {
        case .html: HTMLDialect()
        case .markdown: MarkdownDialect()
        case .latex: LaTeXDialect()
        }
    }
}
