import ArgumentParser

/// The numbers that an option takes. Its help and its errors say them.
struct NumberBounds<Number: Comparable & LosslessStringConvertible & Sendable>: Sendable {
    private let contains: @Sendable (Number) -> Bool
    /// The bounds in words, as "1 to 1024".
    let words: String

    init(_ range: ClosedRange<Number>) {
        contains = { range.contains($0) }
        words = "\(range.lowerBound) to \(range.upperBound)"
    }

    init(words: String, contains: @escaping @Sendable (Number) -> Bool) {
        self.contains = contains
        self.words = words
    }

    /// The number that a text says.
    @Sendable func parse(_ text: String) throws -> Number {
        guard let number = Number(text), contains(number) else { throw ValidationError("it takes \(words)") }
        return number
    }
}
