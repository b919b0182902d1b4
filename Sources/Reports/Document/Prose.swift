import Statistics

/// Running text with its numbers, references and emphasis, written as an interpolated string:
///
/// ```swift
/// let text: Prose = "The slope is \(number: 0.36, .fixed(2), source: .quantity(group: "c1", name: "slope")) a block."
/// ```
///
/// A bare number does not interpolate: it has to say what it was read off.
public struct Prose: Sendable, ExpressibleByStringInterpolation {
    /// The pieces in reading order.
    public var inlines: [Inline]

    /// Text from its pieces.
    public init(_ inlines: [Inline] = []) { self.inlines = inlines }

    /// Plain text, as a user gave it.
    public init(text: String) { inlines = [.text(text)] }

    /// Plain text.
    public init(stringLiteral value: String) { self.init(text: value) }

    /// The pieces of an interpolated string.
    public init(stringInterpolation: StringInterpolation) { inlines = stringInterpolation.inlines }

    /// Whether there is nothing to read.
    public var isEmpty: Bool { inlines.isEmpty }

    /// One text after the other.
    public static func + (left: Prose, right: Prose) -> Prose { Prose(left.inlines + right.inlines) }

    /// Texts one after the other, with a separator between them.
    public static func joined(_ parts: [Prose], separator: Prose) -> Prose {
        guard var result = parts.first else { return Prose() }
        for part in parts.dropFirst() { result.inlines += separator.inlines + part.inlines }
        return result
    }

    /// Gathers the pieces of an interpolated string.
    public struct StringInterpolation: StringInterpolationProtocol {
        var inlines: [Inline] = []

        /// An empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            inlines.reserveCapacity(2 * interpolationCount + 1)
        }

        /// The text between the holes.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { inlines.append(.text(literal)) }
        }

        /// Plain text.
        public mutating func appendInterpolation(_ text: String) { inlines.append(.text(text)) }

        /// Other prose.
        public mutating func appendInterpolation(_ prose: Prose) { inlines += prose.inlines }

        /// A number.
        public mutating func appendInterpolation(_ number: Number) { inlines.append(.number(number)) }

        /// A number, made on the spot.
        public mutating func appendInterpolation(
            number value: Double, _ format: NumberFormat = .significant(3), source: NumberSource,
            file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.number(Number(value, format, source: source, file: file, line: line)))
        }

        /// A count, made on the spot.
        public mutating func appendInterpolation(
            count: Int, source: NumberSource, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.number(Number(count: count, source: source, file: file, line: line)))
        }

        /// A cross-reference.
        public mutating func appendInterpolation(
            reference target: ElementID, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.reference(Reference(target, file: file, line: line)))
        }

        /// Stressed text.
        public mutating func appendInterpolation(emphasis prose: Prose) { inlines.append(.emphasis(prose)) }

        /// Important text.
        public mutating func appendInterpolation(strong prose: Prose) { inlines.append(.strong(prose)) }

        /// A name of the program, a file or a command.
        public mutating func appendInterpolation(code: String) { inlines.append(.code(code)) }

        /// A formula in plain Unicode.
        public mutating func appendInterpolation(math: String) { inlines.append(.math(math)) }

        /// Raised text.
        public mutating func appendInterpolation(superscript prose: Prose) { inlines.append(.superscript(prose)) }

        /// Lowered text.
        public mutating func appendInterpolation(subscript prose: Prose) { inlines.append(.subscript(prose)) }

        /// A remark at the foot.
        public mutating func appendInterpolation(
            footnote prose: Prose, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.footnote(prose, SourceLocation(file: file, line: line)))
        }

        /// A place outside the document.
        public mutating func appendInterpolation(
            link prose: Prose, to destination: String, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.link(prose, destination: destination, SourceLocation(file: file, line: line)))
        }

        /// A claim's verdict.
        public mutating func appendInterpolation(verdict: Verdict) { inlines.append(.verdict(verdict)) }

        /// The name of a series.
        public mutating func appendInterpolation(
            series key: String, file: StaticString = #fileID, line: Int = #line
        ) {
            inlines.append(.series(key, SourceLocation(file: file, line: line)))
        }

        /// Refused: a number in the prose has to carry its source.
        @available(*, unavailable, message: "write \\(number: value, source: ...) or \\(count: value, source: ...)")
        public mutating func appendInterpolation(_ value: some Numeric) {}
    }
}
