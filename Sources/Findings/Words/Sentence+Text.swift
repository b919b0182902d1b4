import Foundation

extension Sentence {
    /// The sentence with its numbers as text.
    package var plainText: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): return text
            case .number(let number): return number.plainText
            }
        }.joined()
    }
}

extension NamedNumber {
    /// The number in its format; "undefined" if it is NaN.
    package var plainText: String {
        guard value.isFinite else { return "undefined" }
        return switch format {
        case .integer: String(format: "%.0f", value)
        case .fixed(let digits): String(format: "%.\(digits)f", value)
        case .percent(let digits): String(format: "%.\(digits)f%%", value * 100)
        case .significant(let digits): String(format: "%.\(digits)g", value)
        }
    }
}
