import Findings

/// The named numbers found so far; each name has one value.
struct NumberRegister {
    private struct Key: Hashable {
        let group: String
        let name: String
    }

    private var first: [Key: Number] = [:]
    private var forms: Set<NumberMacro> = []
    private(set) var macros: [NumberMacro] = []

    /// Checks a number's source and remembers it.
    mutating func add(_ number: Number) throws(DocumentError) {
        guard !number.source.isIncomplete else { throw .numberWithoutSource(number.text, number.location) }
        guard case .quantity(let group, let name) = number.source else { return }
        let key = Key(group: Self.key(group), name: Self.key(name))
        guard let earlier = first[key] else {
            first[key] = number
            append(NumberMacro(group: key.group, name: key.name, text: number.text))
            return
        }
        guard earlier.value == number.value || (earlier.value.isNaN && number.value.isNaN) else {
            throw .conflictingNumbers(
                group: key.group, name: key.name, "\(number.value)", number.location, first: "\(earlier.value)",
                earlier.location)
        }
        guard earlier.text != number.text else { return }
        append(NumberMacro(group: key.group, name: "\(key.name)@\(number.format.key)", text: number.text))
    }

    private mutating func append(_ macro: NumberMacro) {
        if forms.insert(macro).inserted { macros.append(macro) }
    }

    /// A name reduced to the characters of macros: letters, digits, dots and hyphens.
    static func key(_ text: String) -> String {
        String(
            text.map { character in
                let isPlain = character.isASCII && (character.isLetter || character.isNumber)
                return isPlain || character == "." || character == "-" ? character : "-"
            })
    }
}
