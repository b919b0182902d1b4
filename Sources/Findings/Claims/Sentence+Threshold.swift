import Foundation

extension Sentence.StringInterpolation {
    /// What a threshold asks for, in words with its numbers: "above 0.02", "between 0.75 and 1.33".
    package mutating func appendInterpolation(threshold: Threshold) {
        let name = "threshold-\(threshold.identifier)"
        switch threshold.region {
        case .above(let value):
            appendLiteral("above ")
            appendInterpolation(value, name, .exact(value))
        case .below(let value):
            appendLiteral("below ")
            appendInterpolation(value, name, .exact(value))
        case .inside(let low, let high):
            appendLiteral("between ")
            appendInterpolation(low, "\(name)-low", .exact(low))
            appendLiteral(" and ")
            appendInterpolation(high, "\(name)-high", .exact(high))
        }
    }
}

extension NamedNumber.Format {
    /// As many decimals as a number that somebody chose has, four at most.
    fileprivate static func exact(_ value: Double) -> NamedNumber.Format {
        .fixed(
            (0..<4).first { digits in
                let scaled = value * pow(10, Double(digits))
                return abs(scaled - scaled.rounded()) < 1e-9
            } ?? 4)
    }
}
