/// Running text with its numbers, references and emphasis. It is written as an interpolated string in which every number
/// needs a name; a bare number does not compile.
///
/// ```swift
/// "The slope is \(slope, "slope", .fixed(2)) per block, in \(code: "resnet-56")."
/// ```
package struct Prose: Sendable, ExpressibleByStringInterpolation {
    /// The pieces in reading order.
    package var inlines: [Inline]

    /// Text from its pieces.
    package init(_ inlines: [Inline] = []) { self.inlines = inlines }

    /// Makes prose of plain text, such as a user's.
    package init(text: String) { inlines = [.text(text)] }

    /// Plain text.
    package init(stringLiteral value: String) { self.init(text: value) }

    /// The pieces of an interpolated string.
    package init(stringInterpolation: StringInterpolation) { inlines = stringInterpolation.inlines }

    /// Whether there is nothing to read.
    package var isEmpty: Bool { inlines.isEmpty }

    /// One text after the other.
    package static func + (left: Prose, right: Prose) -> Prose { Prose(left.inlines + right.inlines) }

    /// Texts one after the other, with a separator between them.
    package static func joined(_ parts: [Prose], separator: Prose) -> Prose {
        guard var result = parts.first else { return Prose() }
        for part in parts.dropFirst() { result.inlines += separator.inlines + part.inlines }
        return result
    }

    /// The text with its numbers placed in a group: the claim, figure or experiment that they belong to.
    package func named(in group: String) -> Prose {
        Prose(
            inlines.map { inline in
                switch inline {
                case .number(let number): .number(number.named(in: group))
                case .strong(let inner): .strong(inner.named(in: group))
                case .superscript(let inner): .superscript(inner.named(in: group))
                case .subscript(let inner): .subscript(inner.named(in: group))
                case .link(let inner, let destination, let location):
                    .link(inner.named(in: group), destination: destination, location)
                case .text, .code, .math, .reference: inline
                }
            })
    }
}
