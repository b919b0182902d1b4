/// The identifier of a section, figure, table or claim, unique within a document.
///
/// A legal identifier consists of an ASCII letter followed by letters, digits, dots and hyphens. So it is also a legal
/// HTML anchor, LaTeX label and file name, and no writer has to change it.
package struct ElementID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The identifier as text.
    package let rawValue: String

    /// Makes an identifier without checking it; `Document.resolved()` refuses illegal ones.
    package init(_ rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal.
    package init(stringLiteral value: String) { self.init(value) }

    /// A legal identifier derived from a user's text: in lower case, with a hyphen for every character that is not
    /// allowed.
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

    /// Whether the identifier is legal in all three formats.
    package var isLegal: Bool {
        guard let first = rawValue.unicodeScalars.first, Self.isLetter(first) else { return false }
        return rawValue.unicodeScalars.allSatisfy {
            Self.isLetter($0) || Self.isDigit($0) || $0 == "-" || $0 == "."
        }
    }

    /// The identifier as the name of a claim: C3b for `c3b`.
    package var claimName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The identifier as text.
    package var description: String { rawValue }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
