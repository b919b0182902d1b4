/// What the evidence says about one member of a statement, or about one of its bounds.
package enum Outcome: String, CaseIterable, Codable, Sendable {
    /// The whole interval respects the bound.
    case holds
    /// The whole interval violates it.
    case refuted
    /// The interval reaches over the bound.
    case undecided
    /// There is nothing to judge.
    case notDecidable = "not-decidable"

    /// For bounds of which a number must hold: refuted if too few are left that can.
    package static func atLeast(_ needed: Int, of outcomes: [Outcome]) -> Outcome {
        precondition((1...max(outcomes.count, 1)).contains(needed), "\(needed) of \(outcomes.count) bounds")
        func count(_ outcome: Outcome) -> Int { outcomes.count { $0 == outcome } }
        if count(.holds) >= needed { return .holds }
        if outcomes.count - count(.refuted) < needed { return .refuted }
        return count(.holds) + count(.undecided) >= needed ? .undecided : .notDecidable
    }
}
