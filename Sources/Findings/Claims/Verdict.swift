/// What the evidence says of a statement, or of a claim.
package enum Verdict: String, CaseIterable, Codable, Sendable {
    /// All of it holds.
    case reproduced
    /// Some of it holds, and some is refuted.
    case inPart = "in-part"
    /// None of it holds, and some or all is refuted.
    case refuted
    /// Anything else.
    case inconclusive
    /// Nothing can be said, for a reason that stands beside it: too few seeds, a reference that has not learned.
    case notDecidable = "not-decidable"

    /// The verdict on a statement from what its members come to.
    package init(_ members: [Outcome]) {
        let held = members.contains(.holds)
        if members.contains(.refuted) {
            self = held ? .inPart : .refuted
        } else if members.contains(.undecided) {
            self = .inconclusive
        } else if members.contains(.notDecidable) {
            self = held ? .inconclusive : .notDecidable
        } else {
            precondition(held, "a statement has at least one member")
            self = .reproduced
        }
    }

    /// The verdict on a claim from those on its deciding statements, by the same rule; a statement that is reproduced in
    /// part holds and is refuted.
    package init(of statements: [Verdict]) {
        self.init(
            statements.flatMap { verdict -> [Outcome] in
                switch verdict {
                case .reproduced: [.holds]
                case .inPart: [.holds, .refuted]
                case .refuted: [.refuted]
                case .inconclusive: [.undecided]
                case .notDecidable: [.notDecidable]
                }
            })
    }
}
