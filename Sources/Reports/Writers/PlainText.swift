import Plots

extension ResolvedDocument {
    /// Prose without markup, for labels, for column widths and where a format allows only plain text.
    func plainText(_ prose: Prose) -> String {
        prose.inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .math(let formula): plainText(MathPiece.pieces(of: formula))
            case .emphasis(let inner), .strong(let inner), .superscript(let inner), .subscript(let inner),
                .link(let inner, _, _):
                plainText(inner)
            case .number(let number): number.text
            case .reference(let reference): plainText(label(reference.target))
            case .footnote: ""
            case .verdict(let verdict): verdict.label
            case .series(let key, _): seriesByKey[key]?.label ?? key
            }
        }.joined()
    }

    /// The text of a cell without markup.
    func plainText(_ cell: TableCell) -> String {
        switch cell {
        case .prose(let prose): plainText(prose)
        case .number(let number): number.text
        case .interval(let value, let low, let high): "\(value.text) [\(low.text), \(high.text)]"
        case .verdict(let verdict): verdict.label
        case .missing: ""
        }
    }

    private func plainText(_ label: Label) -> String {
        switch label.kind {
        case .figure: "Figure \(label.ordinal)"
        case .table: "Table \(label.ordinal)"
        case .section: plainText(label.title)
        case .claim: label.id.claimName
        }
    }

    private func plainText(_ pieces: [MathPiece]) -> String {
        pieces.map { piece in
            switch piece {
            case .variable(let character): String(character)
            case .plain(let text): text
            case .raised(let inner), .lowered(let inner): plainText(inner)
            }
        }.joined()
    }
}
