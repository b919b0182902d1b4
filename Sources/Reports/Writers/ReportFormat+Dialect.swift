extension ReportFormat {
    /// How it writes.
    var dialect: any Dialect {
        switch self {
        case .html: HTMLDialect()
        case .markdown: MarkdownDialect()
        case .latex: LaTeXDialect()
        }
    }
}
