extension Prose {
    /// The text without markup, its numbers as they are printed: for the terminal, for files that
    /// programs read, and where a format allows only plain text.
    package var plainText: String { plainText(reference: \.claimName) }

    /// The text without markup, with the names that a document gives to its elements.
    package func plainText(reference: (ElementID) -> String) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .math(let formula): MathPiece.plainText(MathPiece.pieces(of: formula))
            case .strong(let inner), .superscript(let inner), .subscript(let inner), .link(let inner, _, _):
                inner.plainText(reference: reference)
            case .number(let number): number.text
            case .reference(let link): reference(link.target)
            }
        }.joined()
    }
}
