/// A sentence about results, with its numbers as values: written as an interpolated string, in which a bare number does
/// not compile.
///
/// ```swift
/// "The slope is \(slope, "slope") a block."
/// ```
package struct Sentence: Sendable, ExpressibleByStringInterpolation {
    package enum Piece: Sendable {
        case text(String)
        case number(NamedNumber)
    }

    package var pieces: [Piece]

    package init(_ pieces: [Piece] = []) { self.pieces = pieces }
    package init(stringLiteral value: String) { pieces = [.text(value)] }
    package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}
        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }
        package mutating func appendInterpolation(_ text: String) { pieces.append(.text(text)) }
        package mutating func appendInterpolation(_ sentence: Sentence) { pieces += sentence.pieces }
        /// A measured or configured number under the name that it has in the report's sources and macros.
        package mutating func appendInterpolation(
            _ value: Double?, _ name: String, _ format: NamedNumber.Format = .significant(3)
        ) {
            pieces.append(.number(NamedNumber(name: name, value: value ?? .nan, format: format)))
        }
        package mutating func appendInterpolation(_ count: Int, _ name: String) {
            pieces.append(.number(NamedNumber(name: name, value: Double(count), format: .integer)))
        }
        @available(*, unavailable, message: "a number in a sentence has a name: \\(value, \"name\")")
        package mutating func appendInterpolation(_ value: some Numeric) {}
    }
}

/// A number with the name by which the report knows it.
package struct NamedNumber: Hashable, Sendable {
    package enum Format: Hashable, Sendable {
        case significant(Int)
        case fixed(Int)
        case integer
        case percent(Int)
    }

    package let name: String
    /// NaN is a value that is undefined.
    package let value: Double
    package let format: Format

    package init(name: String, value: Double, format: Format = .significant(3)) {
        self.name = name
        self.value = value
        self.format = format
    }
}
