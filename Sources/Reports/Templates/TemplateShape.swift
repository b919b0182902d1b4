/// The type of a name that a template may use.
indirect enum TemplateShape: Sendable {
    /// Text that is already escaped for its format. A section of this name is rendered only if the text is not empty.
    case text
    /// A condition for sections.
    case flag
    /// A section that is rendered once for every entry, with the entry's own names.
    case list([String: TemplateShape])
}

/// The value of a name in a template.
enum TemplateValue: Sendable {
    /// Text that is already escaped for its format.
    case text(String)
    /// A condition.
    case flag(Bool)
    /// Entries of a list.
    case list([TemplateRecord])
    /// Text that is missing.
    case absent

    /// The text, or `absent` for nil.
    static func optional(_ text: String?) -> TemplateValue {
        text.map { .text($0) } ?? .absent
    }

    fileprivate var isTextual: Bool {
        switch self {
        case .text, .absent: true
        case .flag, .list: false
        }
    }
}

/// The names and values of a template, or of an entry of a list in it.
struct TemplateRecord: Sendable, ExpressibleByDictionaryLiteral {
    private(set) var values: [String: TemplateValue]

    init(_ values: [String: TemplateValue]) { self.values = values }

    init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self.init(Dictionary(uniqueKeysWithValues: elements))
    }

    /// Whether exactly the declared names are present, each with its type; otherwise the writer is wrong.
    func matches(_ shapes: [String: TemplateShape]) -> Bool {
        guard values.count == shapes.count else { return false }
        return values.allSatisfy { name, value in
            switch (shapes[name], value) {
            case (.text?, let value): value.isTextual
            case (.flag?, .flag): true
            case (.list(let inner)?, .list(let records)): records.allSatisfy { $0.matches(inner) }
            default: false
            }
        }
    }
}
