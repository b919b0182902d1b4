import Findings

extension ResolvedDocument {
    /// Prose without markup, for labels, for column widths and where a format allows only plain text.
    func plainText(_ prose: Prose) -> String {
        prose.plainText(reference: { plainText(label($0)) })
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
}
