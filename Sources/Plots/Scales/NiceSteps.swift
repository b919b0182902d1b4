import Foundation

/// Evenly spaced round numbers.
enum NiceSteps {
    /// At most this many labels on an axis.
    static let maximumLabels = 5

    /// Lists of multiples of 1, 2, 2.5 and 5 times a power of ten inside a domain, from the densest with at most five
    /// to the sparsest with at least two.
    static func lists(in domain: ClosedRange<Double>, integers: Bool = false) -> [(step: Double, values: [Double])] {
        let span = domain.upperBound / 2 - domain.lowerBound / 2
        guard span > 0, span.isFinite else { return [] }
        // Half of the span, so that the largest doubles do not overflow.
        let exponent = Int(log10(span).rounded(.down)) - 1
        var lists: [(step: Double, values: [Double])] = []
        for power in exponent...(exponent + 2) {
            for mantissa in [1, 2, 2.5, 5] {
                if integers, power < 0 || (power == 0 && mantissa == 2.5) { continue }
                let step = scaled(mantissa, power)
                guard step > 0, step.isFinite, span / step < 20 else { continue }
                let values = multiples(of: step, mantissa: mantissa, power: power, in: domain)
                if (2...maximumLabels).contains(values.count) { lists.append((step, values)) }
            }
        }
        return lists
    }

    /// `mantissa · 10^power`, correctly rounded: a product with a power of ten would be off in the last place.
    static func scaled(_ mantissa: Double, _ power: Int) -> Double {
        Double("\(mantissa)e\(power)") ?? mantissa * pow(10, Double(power))
    }

    private static func multiples(
        of step: Double, mantissa: Double, power: Int, in domain: ClosedRange<Double>
    ) -> [Double] {
        let slack = 1e-9
        let first = (domain.lowerBound / step - slack).rounded(.up)
        let last = (domain.upperBound / step + slack).rounded(.down)
        guard first <= last, last - first < 40, abs(first) < 1e12, abs(last) < 1e12 else { return [] }
        return stride(from: first, through: last, by: 1).map { $0 == 0 ? 0 : scaled($0 * mantissa, power) }
    }
}
