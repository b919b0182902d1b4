import Findings

/// Running text with its numbers, references and emphasis, written as an interpolated string:
///
/// ```swift let text: Prose = "The slope is \(number: 0.36, .fixed(2), source: .quantity(group: "c1", name: "slope"))
/// per block."
/// ```
///
/// A bare number cannot be interpolated; every number needs a source.
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

    /// Gathers the pieces of an interpolated string.
    package struct StringInterpolation: StringInterpolationProtocol {
        var inlines: [Inline] = []

        /// An empty text.
        package init(literalCapacity: Int, interpolationCount: Int) {
            inlines.reserveCapacity(2 * interpolationCount + 1)
        }

        /// The text between interpolations.
        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { inlines.append(.text(literal)) }
        }

        /// Plain text.
        package mutating func appendInterpolation(_ text: String) { inlines.append(.text(text)) }

        /// Other prose.
        package mutating func appendInterpolation(_ prose: Prose) { inlines += prose.inlines }

        /// A number.
        package mutating func appendInterpolation(_ number: Number) { inlines.append(.number(number)) }

        /// A number of the given value, format and source.
        package mutating func appendInterpolation(
            number value: Double, _ format: NumberFormat = .significant(3), source: NumberSource,
            file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.number(Number(value, format, source: source, file: file, line: line)))
        }

        /// A count, printed as an integer.
        package mutating func appendInterpolation(
            count: Int, source: NumberSource, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.number(Number(count: count, source: source, file: file, line: line)))
        }

        /// A cross-reference.
        package mutating func appendInterpolation(
            reference target: ElementID, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.reference(Reference(target, file: file, line: line)))
        }

        /// Emphasized text.
        package mutating func appendInterpolation(emphasis prose: Prose) { inlines.append(.emphasis(prose)) }

        /// Important text.
        package mutating func appendInterpolation(strong prose: Prose) { inlines.append(.strong(prose)) }

        /// A name of the program, a file or a command.
        package mutating func appendInterpolation(code: String) { inlines.append(.code(code)) }

        /// A formula in plain Unicode.
        package mutating func appendInterpolation(math: String) { inlines.append(.math(math)) }

        /// Raised text.
        package mutating func appendInterpolation(superscript prose: Prose) { inlines.append(.superscript(prose)) }

        /// Lowered text.
        package mutating func appendInterpolation(subscript prose: Prose) { inlines.append(.subscript(prose)) }

        /// A footnote.
        package mutating func appendInterpolation(
            footnote prose: Prose, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.footnote(prose, SourceLocation(file: file, line: line)))
        }

        /// A link to a destination outside the document.
        package mutating func appendInterpolation(
            link prose: Prose, to destination: String, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.link(prose, destination: destination, SourceLocation(file: file, line: line)))
        }

        /// A claim's verdict.
        package mutating func appendInterpolation(verdict: Verdict) { inlines.append(.verdict(verdict)) }

        /// The name of a series.
        package mutating func appendInterpolation(
            series key: String, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.series(key, SourceLocation(file: file, line: line)))
        }

        /// Refused: a number in the prose has to carry its source.
        @available(*, unavailable, message: "write \\(number: value, source: ...) or \\(count: value, source: ...)")
        package mutating func appendInterpolation(_ value: some Numeric) {}
    }
}
