extension Prose {
    /// The text without markup and footnotes, its numbers as they are printed: for the terminal, for files that
    /// programs read, and where a format allows only plain text.
    package var plainText: String { plainText(reference: \.claimName, series: { $0 }) }

    /// The text without markup, with the names that a document gives to its elements and series.
    package func plainText(reference: (ElementID) -> String, series: (String) -> String) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .math(let formula): MathPiece.plainText(MathPiece.pieces(of: formula))
            case .emphasis(let inner), .strong(let inner), .superscript(let inner), .subscript(let inner),
                .link(let inner, _, _):
                inner.plainText(reference: reference, series: series)
            case .number(let number): number.text
            case .reference(let link): reference(link.target)
            case .footnote: ""
            case .series(let key, _): series(key)
            }
        }.joined()
    }
}
