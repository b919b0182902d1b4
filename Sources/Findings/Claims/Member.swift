/// One layer, stage or architecture that a statement is about, with its evidence.
package struct Member: Sendable {
    /// How the bounds of a member are joined.
    package enum Junction: Hashable, Sendable, CustomStringConvertible {
        /// All bounds must hold; one that is violated refutes.
        case and
        /// One bound must hold; only all of them refute.
        case or
        /// So many bounds must hold; refuted where fewer are left that are not violated.
        case atLeast(Int)

        /// As written in the register.
        package var description: String {
            switch self {
            case .and: "and"
            case .or: "or"
            case .atLeast(let needed): "at least \(needed)"
            }
        }

        /// How many of some bounds must hold.
        func needed(of count: Int) -> Int {
            switch self {
            case .and: count
            case .or: 1
            case .atLeast(let needed): needed
            }
        }
    }

    /// What it is, as "BatchNorm, stage 1".
    package let name: String
    /// Its quantities against their bounds; none where it is not decidable.
    package let evidence: [Evidence]
    /// How they are joined.
    let junction: Junction
    /// Their joint outcome.
    package let outcome: Outcome
    /// Why it cannot be judged; nil if it can.
    package let reason: Prose?

    /// A member that is judged by one quantity, or by several that all must hold.
    package init(_ name: String, _ evidence: Evidence...) { self.init(name, evidence) }

    /// A member that is judged by several quantities.
    package init(_ name: String, _ evidence: [Evidence], joinedBy junction: Junction = .and) {
        self.name = name
        self.evidence = evidence
        self.junction = junction
        outcome = Outcome.atLeast(junction.needed(of: evidence.count), of: evidence.map(\.outcome))
        reason = nil
    }

    /// A member that is judged by quantities which may be undefined; it is not decidable then, and says why.
    package init(
        _ name: String, joinedBy junction: Junction = .and, measured evidence: () throws -> [Evidence]
    ) {
        do {
            self.init(name, try evidence(), joinedBy: junction)
        } catch {
            self.init(name, undecidable: "\("\(error)")")
        }
    }

    /// A member of which nothing can be said, with the reason as the end of a sentence: "BatchNorm has not learned".
    package init(_ name: String, undecidable reason: Prose) {
        self.name = name
        self.reason = reason
        evidence = []
        junction = .and
        outcome = .notDecidable
    }

    /// Whether a bound of the member contributes to its outcome. If not all must hold, one with another outcome contributes
    /// nothing: an alternative that fails beside one that holds does not refute.
    package func rests(on evidence: Evidence) -> Bool { junction == .and || evidence.outcome == outcome }

    /// How probable evidence as strong would be at the boundary: the largest p-value where all bounds must hold, the
    /// smallest where one must, the k-th smallest where k must; nil if one has none.
    var pValue: Double? {
        let known = evidence.compactMap(\.pValue).sorted()
        guard !known.isEmpty, known.count == evidence.count else { return nil }
        return known[junction.needed(of: known.count) - 1]
    }
}
