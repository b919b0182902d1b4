import Statistics

extension Sentence.StringInterpolation {
    /// What a threshold asks for, in words with its numbers: "above 0.02", "between 0.75 and 1.33".
    public mutating func appendInterpolation(threshold: Statistics.Threshold) {
        let name = "threshold-\(threshold.rawValue)"
        switch threshold.region {
        case .above(let value):
            appendLiteral("above ")
            appendInterpolation(value, name)
        case .below(let value):
            appendLiteral("below ")
            appendInterpolation(value, name)
        case .inside(let low, let high):
            appendLiteral("between ")
            appendInterpolation(low, "\(name)-low")
            appendLiteral(" and ")
            appendInterpolation(high, "\(name)-high")
        }
    }
}
