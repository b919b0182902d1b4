import Findings

/// An estimated effect with its interval.
package struct ClaimEffect: Sendable {
    /// What is estimated, with the member that it is of.
    package let name: String
    /// The estimate.
    package let value: Double
    /// The lower end of its interval; nil where it has none.
    package let low: Double?
    /// The upper end of its interval; nil where it has none.
    package let high: Double?
    /// The number of seeds.
    package let seeds: Int
    /// The thresholds that decide: none, one, or the two bounds of a region.
    package let thresholds: [Double]
    /// What it comes to; nil where it decides nothing.
    package let outcome: Outcome?
    /// How the numbers are printed.
    package let format: NumberFormat

    /// An effect.
    package init(
        name: String, value: Double, low: Double?, high: Double?, seeds: Int, thresholds: [Double] = [],
        outcome: Outcome? = nil, format: NumberFormat = .significant(3)
    ) {
        self.name = name
        self.value = value
        self.low = low
        self.high = high
        self.seeds = seeds
        self.thresholds = thresholds
        self.outcome = outcome
        self.format = format
    }
}

extension Outcome {
    /// The outcome in words.
    var label: String {
        switch self {
        case .holds: "holds"
        case .refuted: "refuted"
        case .undecided: "undecided"
        case .notDecidable: "not decidable"
        }
    }
}
