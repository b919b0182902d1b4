import Findings

/// The name and position of an element that can be referred to.
struct Label: Sendable {
    /// What kind of element it is.
    enum Kind: String, Sendable {
        case section, figure, table, claim
    }

    let id: ElementID
    let kind: Kind
    /// The number of a figure or table, counted through the document; zero for sections and claims.
    let ordinal: Int
    /// A section's heading.
    let title: Prose

    /// The anchor in HTML and Markdown and the label in LaTeX. The kind as prefix prevents clashes with other names.
    var anchor: String { "\(kind.rawValue)-\(id)" }
}

/// A named number, in the form in which it is printed.
struct NumberMacro: Hashable, Sendable {
    let group: String
    let name: String
    let text: String
}

/// A document whose identifiers, references, numbers, tables and drawings have been checked, as writers require.
package struct ResolvedDocument: Sendable {
    let document: Document
    let labels: [ElementID: Label]
    /// The named numbers in the order of their first appearance.
    let macros: [NumberMacro]

    func label(_ id: ElementID) -> Label {
        guard let label = labels[id] else { preconditionFailure("'\(id)' was not resolved") }
        return label
    }

    /// The macro of a printed number. Its name is that of the quantity for the first printed form, with the format
    /// appended for every other.
    func macro(for number: Number) -> NumberMacro? {
        guard case .quantity(let group, let name) = number.source else { return nil }
        let groupKey = NumberRegister.key(group)
        let plain = NumberMacro(group: groupKey, name: NumberRegister.key(name), text: number.text)
        if macroSet.contains(plain) { return plain }
        return NumberMacro(group: groupKey, name: "\(plain.name)@\(number.format.key)", text: number.text)
    }

    private let macroSet: Set<NumberMacro>

    init(document: Document, labels: [ElementID: Label], macros: [NumberMacro]) {
        self.document = document
        self.labels = labels
        self.macros = macros
        macroSet = Set(macros)
    }
}

extension Document {
    /// Checks the document and numbers its figures and tables.
    /// - Throws: The first `DocumentError` in reading order.
    package func resolved() throws(DocumentError) -> ResolvedDocument {
        var index = DocumentIndex()
        try index.add(self)
        var check = DocumentCheck(index: index)
        try check.check(self)
        return ResolvedDocument(document: self, labels: index.labels, macros: check.numbers.macros)
    }
}
