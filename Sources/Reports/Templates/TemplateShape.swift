/// What a template may ask for under a name.
indirect enum TemplateShape: Sendable {
    /// Text that is already safe in its format; a section about it is written only where there is some.
    case text
    /// A condition for sections.
    case flag
    /// A section written once for every entry, with the entry's own names.
    case list([String: TemplateShape])
}

/// What a template is given under a name.
enum TemplateValue: Sendable {
    /// Text that is already safe in its format.
    case text(String)
    /// A condition.
    case flag(Bool)
    /// Entries of a list.
    case list([TemplateRecord])
    /// Text that there is none of.
    case absent

    /// The text, or `absent` where there is none.
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

/// The names and values that a template, or an entry of a list in it, is given.
struct TemplateRecord: Sendable, ExpressibleByDictionaryLiteral {
    private(set) var values: [String: TemplateValue]

    init(dictionaryLiteral elements: (String, TemplateValue)...) {
        values = Dictionary(uniqueKeysWithValues: elements)
    }

    /// Whether exactly the declared names are given, each in its shape; anything else is a fault of the writer.
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
