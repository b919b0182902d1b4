/// A piece of a formula in plain Unicode.
package indirect enum MathPiece: Equatable, Sendable {
    /// A single letter, hence a variable.
    case variable(Character)
    /// Everything else: words, digits, operators.
    case plain(String)
    /// `^{...}`.
    case raised([MathPiece])
    /// `_{...}`.
    case lowered([MathPiece])

    /// The pieces of a formula; an unbalanced brace is text.
    package static func pieces(of formula: String) -> [MathPiece] {
        var rest = formula[...]
        return pieces(&rest, nested: false)
    }

    /// The formula as plain text, with superscripts and subscripts on the line.
    static func plainText(_ pieces: [MathPiece]) -> String {
        pieces.map { piece in
            switch piece {
            case .variable(let character): String(character)
            case .plain(let text): text
            case .raised(let inner), .lowered(let inner): plainText(inner)
            }
        }.joined()
    }

    private static func pieces(_ rest: inout Substring, nested: Bool) -> [MathPiece] {
        var result: [MathPiece] = []
        var text = ""
        func flush() {
            result += split(text)
            text = ""
        }
        while let character = rest.first {
            if nested, character == "}" { break }
            let opensGroup = rest.dropFirst().first == "{" && rest.dropFirst(2).contains("}")
            if character == "^" || character == "_", opensGroup {
                flush()
                rest = rest.dropFirst(2)
                let inner = pieces(&rest, nested: true)
                rest = rest.dropFirst()
                result.append(character == "^" ? .raised(inner) : .lowered(inner))
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
        flush()
        return result
    }

    /// Single letters are variables; letters in words are not.
    private static func split(_ text: String) -> [MathPiece] {
        var result: [MathPiece] = []
        var plain = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let followsLetter = index > 0 && characters[index - 1].isLetter
            let precedesLetter = index + 1 < characters.count && characters[index + 1].isLetter
            // Raised and lowered letters of Unicode (ᵀ, ₙ) count as letters, but are not set as variables.
            let isPlainLetter = character.isLetter && !followsLetter && !precedesLetter && isUpright(character)
            if isPlainLetter {
                if !plain.isEmpty { result.append(.plain(plain)) }
                plain = ""
                result.append(.variable(character))
            } else {
                plain.append(character)
            }
        }
        if !plain.isEmpty { result.append(.plain(plain)) }
        return result
    }

    private static func isUpright(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return false }
        return scalar.isASCII || (0x370...0x3FF).contains(scalar.value)
    }
}
