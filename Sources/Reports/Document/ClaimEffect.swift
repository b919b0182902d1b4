import Findings

/// An estimated effect with its interval.
struct ClaimEffect: Sendable {
    /// The layer, stage or architecture that it belongs to; empty if it belongs to no member.
    let member: String
    /// What is estimated.
    let quantity: String
    /// The estimate.
    let value: Double
    /// The lower end of its interval; nil if it has none.
    let low: Double?
    /// The upper end of its interval; nil if it has none.
    let high: Double?
    /// The number of seeds.
    let seeds: Int
    /// The thresholds that decide: none, one, or the two bounds of a region.
    let thresholds: [Double]
    /// Its outcome; nil if it decides nothing.
    let outcome: Outcome?
    /// How the numbers are printed.
    let format: NumberFormat

    /// An effect.
    init(
        member: String = "", _ quantity: String, value: Double, low: Double?, high: Double?, seeds: Int,
        thresholds: [Double] = [],
        outcome: Outcome? = nil, format: NumberFormat = .significant(3)
    ) {
        self.member = member
        self.quantity = quantity
        self.value = value
        self.low = low
        self.high = high
        self.seeds = seeds
        self.thresholds = thresholds
        self.outcome = outcome
        self.format = format
    }
}

extension ClaimEffect {
    /// The evidence of a member; the outcome is nil if the member does not rest on it.
    init(_ evidence: Evidence, of member: Member) {
        self.init(
            member: member.name, evidence.quantity, value: evidence.value ?? .nan, low: evidence.interval?.low,
            high: evidence.interval?.high, seeds: evidence.seeds, thresholds: evidence.region?.ends ?? [],
            outcome: member.rests(on: evidence) ? evidence.outcome : nil, format: evidence.format)
    }

    /// What is estimated, with the member that it is of.
    var name: String { [member, quantity].filter { !$0.isEmpty }.joined(separator: ": ") }

    /// Whether the statement's verdict rests on it; otherwise it is reported only.
    var decides: Bool { outcome != nil }
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
