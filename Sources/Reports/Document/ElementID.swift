/// The name by which a section, figure, table or claim is referred to: unique within a document.
///
/// A legal identifier is kebab-case ASCII: a letter, then letters, digits, dots and hyphens. That makes it a legal
/// HTML anchor, LaTeX label and file name at once, so no writer has to rename it.
package struct ElementID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The identifier as text.
    package let rawValue: String

    /// Takes the text as it is; `Document.resolved()` refuses what is not legal.
    package init(_ rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal.
    package init(stringLiteral value: String) { self.init(value) }

    /// The legal identifier nearest to a text that a user gave: lowercase, and a hyphen for all that is not allowed.
    package init(slug text: String) {
        var result = ""
        for scalar in text.lowercased().unicodeScalars {
            if Self.isLetter(scalar) || Self.isDigit(scalar) || scalar == "." {
                result.unicodeScalars.append(scalar)
            } else if !result.isEmpty, !result.hasSuffix("-") {
                result.append("-")
            }
        }
        while let last = result.last, last == "-" || last == "." { result.removeLast() }
        if let first = result.unicodeScalars.first, !Self.isLetter(first) { result = "x-" + result }
        self.init(result.isEmpty ? "unnamed" : result)
    }

    /// Whether the identifier can stand in all three formats.
    package var isLegal: Bool {
        guard let first = rawValue.unicodeScalars.first, Self.isLetter(first) else { return false }
        return rawValue.unicodeScalars.allSatisfy {
            Self.isLetter($0) || Self.isDigit($0) || $0 == "-" || $0 == "."
        }
    }

    /// The identifier as a claim is called: `c3b` is C3b.
    var claimName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The identifier as text.
    package var description: String { rawValue }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
