extension Prose.StringInterpolation {
    /// What a threshold asks for, in words with its numbers: "above 0.02", "between 0.75 and 1.33".
    package mutating func appendInterpolation(threshold: Threshold) {
        appendInterpolation(region: threshold.region, "threshold-\(threshold.identifier)")
    }

    /// Where a quantity is claimed to lie, in words with its numbers.
    ///
    /// - Parameter name: the bound's name in the report's sources and macros; two bounds get `-low` and `-high`.
    mutating func appendInterpolation(region: ClaimedRegion, _ name: String) {
        switch region {
        case .above(let value):
            appendLiteral("above ")
            appendInterpolation(value, name, .chosen(value))
        case .below(let value):
            appendLiteral("below ")
            appendInterpolation(value, name, .chosen(value))
        case .inside(let low, let high):
            appendLiteral("between ")
            appendInterpolation(low, "\(name)-low", .chosen(low))
            appendLiteral(" and ")
            appendInterpolation(high, "\(name)-high", .chosen(high))
        }
    }
}
