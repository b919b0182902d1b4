import Foundation

/// Numbers as text, free of any locale.
enum Decimals {
    /// A number with up to `places` decimals, without trailing zeros; `-0` is `0`.
    ///
    /// Beyond 10^15 the shortest exact form of the language is used instead.
    static func compact(_ value: Double, _ places: Int) -> String {
        guard abs(value) < 1e15 else { return "\(value)" }
        var text = fixed(value, places)
        guard places > 0 else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }

    /// A number with exactly `places` decimals (0 to 15).
    static func fixed(_ value: Double, _ places: Int) -> String {
        precondition((0...15).contains(places), "decimals out of range")
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard abs(scaled) < 9e18 else { return "\(value)" }
        let integer = Int64(scaled)
        let digits = String(integer.magnitude)
        let sign = integer < 0 ? "-" : ""
        guard places > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// A value with up to `digits` significant digits, as a program would read it.
    static func significant(_ value: Double, digits: Int = 6) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        guard value != 0 else { return "0" }
        let exponent = Int(log10(abs(value)).rounded(.down))
        if (-4...8).contains(exponent) { return compact(value, max(0, digits - 1 - exponent)) }
        let mantissa = value / pow(10, Double(exponent))
        return mantissa.isFinite ? compact(mantissa, digits - 1) + "e\(exponent)" : "\(value)"
    }
}
