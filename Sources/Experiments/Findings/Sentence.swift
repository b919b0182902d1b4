/// A sentence about results, with its numbers as values: written as an interpolated string, in which a bare number does
/// not compile.
///
/// ```swift
/// "The slope is \(slope, "slope") a block."
/// ```
public struct Sentence: Sendable, ExpressibleByStringInterpolation {
    public enum Piece: Sendable {
        case text(String)
        case number(NamedNumber)
    }

    public var pieces: [Piece]

    public init(_ pieces: [Piece] = []) { self.pieces = pieces }
    public init(stringLiteral value: String) { pieces = [.text(value)] }
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }
        public mutating func appendInterpolation(_ text: String) { pieces.append(.text(text)) }
        public mutating func appendInterpolation(_ sentence: Sentence) { pieces += sentence.pieces }
        /// A measured or configured number under the name that it has in the report's sources and macros.
        public mutating func appendInterpolation(
            _ value: Double?, _ name: String, _ format: NamedNumber.Format = .significant(3)
        ) {
            pieces.append(.number(NamedNumber(name: name, value: value ?? .nan, format: format)))
        }
        public mutating func appendInterpolation(_ count: Int, _ name: String) {
            pieces.append(.number(NamedNumber(name: name, value: Double(count), format: .integer)))
        }
        @available(*, unavailable, message: "a number in a sentence has a name: \\(value, \"name\")")
        public mutating func appendInterpolation(_ value: some Numeric) {}
    }
}

/// A number with the name by which the report knows it.
public struct NamedNumber: Hashable, Sendable {
    public enum Format: Hashable, Sendable {
        case significant(Int)
        case fixed(Int)
        case integer
        case percent(Int)
    }

    public let name: String
    /// NaN is a value that is undefined.
    public let value: Double
    public let format: Format

    public init(name: String, value: Double, format: Format = .significant(3)) {
        self.name = name
        self.value = value
        self.format = format
    }
}
