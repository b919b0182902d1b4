/// A sentence about results that keeps its numbers as values. It is written as an interpolated string in which every
/// number needs a name; a bare number does not compile.
///
/// ```swift
/// "The slope is \(slope, "slope") per block."
/// ```
package struct Sentence: Sendable, ExpressibleByStringInterpolation {
    /// A part of a sentence.
    package enum Piece: Sendable {
        /// Plain text, without markup.
        case text(String)
        /// A number, formatted when the sentence is rendered.
        case number(NamedNumber)
    }

    /// The parts, in reading order.
    package var pieces: [Piece]

    /// Makes a sentence of parts; an empty one by default.
    package init(_ pieces: [Piece] = []) { self.pieces = pieces }
    /// Makes a sentence without numbers.
    package init(stringLiteral value: String) { pieces = [.text(value)] }
    /// Makes a sentence of an interpolated string.
    package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// Collects the parts of an interpolated string.
    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// Starts without parts; the capacities are not used.
        package init(literalCapacity: Int, interpolationCount: Int) {}
        /// Adds text between interpolations.
        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }
        /// Adds text.
        package mutating func appendInterpolation(_ text: String) { pieces.append(.text(text)) }
        /// Adds the parts of another sentence, numbers included.
        package mutating func appendInterpolation(_ sentence: Sentence) { pieces += sentence.pieces }
        /// Adds a measured or configured number; nil is shown as undefined.
        ///
        /// - Parameter name: the number's name in the report's sources and macros.
        package mutating func appendInterpolation(
            _ value: Double?, _ name: String, _ format: NamedNumber.Format = .significant(3)
        ) {
            pieces.append(.number(NamedNumber(name: name, value: value ?? .nan, format: format)))
        }
        /// Adds a count.
        ///
        /// - Parameter name: the number's name in the report's sources and macros.
        package mutating func appendInterpolation(_ count: Int, _ name: String) {
            pieces.append(.number(NamedNumber(name: name, value: Double(count), format: .integer)))
        }
        /// Rejects a number without a name when the program is compiled.
        @available(*, unavailable, message: "a number in a sentence has a name: \\(value, \"name\")")
        package mutating func appendInterpolation(_ value: some Numeric) {}
    }
}

/// A number with the name by which the report refers to it.
package struct NamedNumber: Hashable, Sendable {
    /// How the number is rounded for display.
    package enum Format: Hashable, Sendable {
        /// A number of significant digits.
        case significant(Int)
        /// A number of decimal places.
        case fixed(Int)
        /// No decimal places.
        case integer
        /// A fraction as a percentage with a number of decimal places.
        case percent(Int)
    }

    /// The name in the report's sources and macros, lower-case words joined by hyphens.
    package let name: String
    /// The unrounded value; NaN if it is undefined.
    package let value: Double
    /// How the number is shown.
    package let format: Format

    /// Makes a number; it is shown with three significant digits by default.
    package init(name: String, value: Double, format: Format = .significant(3)) {
        self.name = name
        self.value = value
        self.format = format
    }
}
