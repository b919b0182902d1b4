import Foundation

/// How a number is printed. The text is Unicode (a true minus, `×10⁻³`) and free of any locale; the writers escape it.
package enum NumberFormat: Hashable, Sendable {
    /// A number of significant digits; very large and very small values are written with a power of ten.
    case significant(Int)
    /// A number of decimal places.
    case fixed(Int)
    /// A whole number, in groups of three.
    case integer
    /// A fraction as percent, with a fixed number of decimals.
    case percent(Int)
    /// A power of ten with this many significant digits.
    case scientific(Int)

    /// The format that shows all decimals of a chosen number, up to four: 0.05 rather than 0.0500.
    package static func chosen(_ value: Double) -> NumberFormat {
        let decimals = (0..<4).first { decimals in
            let scaled = value * pow(10, Double(decimals))
            return abs(scaled - scaled.rounded()) < 1e-9
        }
        return .fixed(decimals ?? 4)
    }

    /// The printed form of a value; "undefined" for NaN, ∞ for an infinite value.
    package func text(_ value: Double) -> String {
        if value.isNaN { return "undefined" }
        if value.isInfinite { return value < 0 ? "−∞" : "∞" }
        switch self {
        case .significant(let digits): return Self.significant(value, digits)
        case .fixed(let decimals): return Self.fixed(value, decimals)
        case .integer: return Self.grouped(value)
        case .percent(let decimals): return Self.fixed(value * 100, decimals) + "%"
        case .scientific(let digits): return Self.scientific(value, digits)
        }
    }

    /// A short name of the format, which distinguishes two printed forms of one quantity.
    package var key: String {
        switch self {
        case .significant(let digits): "significant-\(digits)"
        case .fixed(let decimals): "fixed-\(decimals)"
        case .integer: "integer"
        case .percent(let decimals): "percent-\(decimals)"
        case .scientific(let digits): "scientific-\(digits)"
        }
    }

    private static func significant(_ value: Double, _ digits: Int) -> String {
        guard value != 0 else { return "0" }
        // The exponent after rounding: 0.9996 at three digits is 1.00, not 0.9996.
        let rounded = String(format: "%.*e", max(digits, 1) - 1, value)
        guard let exponent = exponent(of: rounded) else { return fixed(value, digits) }
        if exponent < -3 || exponent > 5 { return scientific(value, digits) }
        return fixed(value, max(digits - 1 - exponent, 0))
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String {
        typographic(String(format: "%.*f", max(decimals, 0), value))
    }

    private static func scientific(_ value: Double, _ digits: Int) -> String {
        let text = String(format: "%.*e", max(digits, 1) - 1, value)
        guard value != 0, let exponent = exponent(of: text), let mark = text.firstIndex(of: "e") else { return "0" }
        return typographic(String(text[..<mark])) + "×10" + superscript(exponent)
    }

    private static func grouped(_ value: Double) -> String {
        let digits = String(format: "%.0f", abs(value))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return typographic((value < 0 ? "-" : "") + result)
    }

    private static func exponent(of text: String) -> Int? {
        text.split(separator: "e").last.flatMap { Int($0) }
    }

    /// The text with a true minus sign, and without a sign before zero.
    private static func typographic(_ text: String) -> String {
        guard text.hasPrefix("-") else { return text }
        let magnitude = text.dropFirst()
        let isZero = magnitude.allSatisfy { $0 == "0" || $0 == "." }
        return isZero ? String(magnitude) : "−" + magnitude
    }

    private static func superscript(_ exponent: Int) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        let text = String(abs(exponent)).compactMap(\.wholeNumberValue).map { digits[$0] }
        return (exponent < 0 ? "⁻" : "") + String(text)
    }
}
