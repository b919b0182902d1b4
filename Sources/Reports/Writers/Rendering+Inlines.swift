import Findings

extension Rendering {
    /// Running text in the format.
    func inlines(_ prose: Prose, in place: TextPlace = .prose) -> String {
        prose.inlines.map { inline($0, in: place) }.joined()
    }

    private func inline(_ inline: Inline, in place: TextPlace) -> String {
        switch inline {
        case .text(let text): dialect.escape(text, in: place)
        case .strong(let inner): dialect.strong(inlines(inner, in: place))
        case .superscript(let inner): dialect.superscript(inlines(inner, in: place))
        case .subscript(let inner): dialect.subscript(inlines(inner, in: place))
        case .code(let text): dialect.code(text, in: place)
        case .math(let formula): dialect.math(MathPiece.pieces(of: formula), in: place)
        case .number(let number): self.number(number, in: place)
        case .reference(let reference): self.reference(reference.target)
        case .link(let inner, let destination, _): dialect.link(inlines(inner, in: place), to: destination)
        }
    }

    func number(_ number: Number, in place: TextPlace = .prose) -> String {
        dialect.number(number, macro: document.macro(for: number), in: place)
    }

    func reference(_ id: ElementID) -> String {
        let label = document.label(id)
        let title = label.kind == .claim ? escape(id.claimName) : inlines(label.title)
        return templates.render(
            .reference,
            [
                "anchor": .text(label.anchor), "number": .text("\(label.ordinal)"), "title": .text(title),
                "isFigure": .flag(label.kind == .figure), "isTable": .flag(label.kind == .table),
                "isSection": .flag(label.kind == .section), "isClaim": .flag(label.kind == .claim),
            ])
    }

    func verdict(_ verdict: Verdict) -> String {
        templates.render(
            .verdict,
            [
                "key": .text(verdict.rawValue), "label": .text(escape(verdict.label)),
                "symbol": .text(escape(verdict.symbol)),
            ])
    }
}
