/// What the evidence says about a statement, or about a claim.
package enum Verdict: String, CaseIterable, Codable, Sendable {
    /// All of it holds.
    case reproduced
    /// Some of it holds, and some is refuted.
    case inPart = "in-part"
    /// None of it holds, and some or all is refuted.
    case refuted
    /// Anything else.
    case inconclusive
    /// No verdict is possible, for a reason that is given: too few seeds, or a reference that has not learned.
    case notDecidable = "not-decidable"

    /// The verdict on a statement from the outcomes of its members.
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
