import Foundation

/// How numbers are written at ticks.
enum TickLabels {
    /// Evenly spaced numbers with the same count of decimals, or with a power of ten where that is shorter.
    static func linear(_ values: [Double], step: Double) -> [RichText] {
        let largest = values.map(abs).max() ?? 0
        guard largest > 0 else { return values.map { _ in "0" } }
        let top = exponent(largest)
        let bottom = exponent(step) - (isWhole(step / pow(10, Double(exponent(step)))) ? 0 : 1)
        if top <= 4, bottom >= -4 {
            let places = max(0, -bottom)
            return values.map { RichText(verbatim: minus(Decimals.fixed($0, places))) }
        }
        let places = min(12, max(0, top - bottom))
        return values.map { value in
            guard value != 0 else { return "0" }
            return power(mantissa: Decimals.fixed(divided(value, top), places), exponent: top)
        }
    }

    /// Numbers of an axis that runs in powers: plain where all are short, else as powers of ten.
    static func powers(_ values: [Double]) -> [RichText] {
        let plain = values.map { minus(Decimals.compact($0, 4)) }
        let arePlain = zip(values, plain).allSatisfy { value, text in
            text.count <= 4 && (value == 0 || Double(text.replacing("\u{2212}", with: "-")) == value)
        }
        if arePlain { return plain.map { RichText(verbatim: $0) } }
        return values.map { value in
            guard value != 0 else { return "0" }
            var exponent = exponent(abs(value))
            var mantissa = divided(value, exponent).rounded()
            if abs(mantissa) == 10 {
                mantissa /= 10
                exponent += 1
            }
            if abs(mantissa) == 1 {
                return RichText(runs: [
                    RichText.Run(value < 0 ? "\u{2212}10" : "10"),
                    RichText.Run(minus("\(exponent)"), script: .superscript),
                ])
            }
            return power(mantissa: Decimals.fixed(mantissa, 0), exponent: exponent)
        }
    }

    /// The power of ten at or below a positive number.
    static func exponent(_ value: Double) -> Int {
        guard value > 0, value.isFinite else { return 0 }
        let estimate = Int(log10(value).rounded(.down))
        // log10 may round up to the next whole number just below a power.
        if NiceSteps.scaled(1, estimate) > value { return estimate - 1 }
        return NiceSteps.scaled(1, estimate + 1) <= value ? estimate + 1 : estimate
    }

    private static func divided(_ value: Double, _ exponent: Int) -> Double {
        // Two steps, since 10^308 and 10^-323 cannot both be inverted.
        let half = exponent / 2
        return value / pow(10, Double(half)) / pow(10, Double(exponent - half))
    }

    private static func power(mantissa: String, exponent: Int) -> RichText {
        RichText(runs: [
            RichText.Run(minus(mantissa) + "×10"), RichText.Run(minus("\(exponent)"), script: .superscript),
        ])
    }

    private static func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) < 1e-6 }

    private static func minus(_ text: String) -> String { text.replacing("-", with: "\u{2212}") }
}
