/// A statement with what was found of it.
package struct StatementFinding: Sendable {
    /// The statement.
    package let statement: Statement
    /// The members that the verdict is made from; none if nothing was measured.
    package let members: [Member]
    /// Estimates that are reported beside the members and decide nothing.
    package let beside: [Effect]
    /// The figures that show it, by identifier; their CSV files hold its numbers.
    package let figures: [String]
    /// Width, depth, batch, data and seeds of the runs, and what of it differs from the paper.
    package let scale: Prose
    /// Further remarks on its numbers.
    package let remarks: [Prose]
    /// What the evidence says, before the other statements of its claim are considered.
    package let verdict: Verdict
    /// Why there is no verdict, as the end of a sentence; nil if there is one.
    package let reason: Prose?
    private let deferredPower: Deferred<Power?>

    /// The members that a verdict is made from, and what is reported beside them.
    package struct Content: Sendable {
        let members: [Member]
        let beside: [Effect]
        let remarks: [Prose]

        /// Programmer error without a member.
        package init(_ members: [Member], beside: [Effect] = [], remarks: [Prose] = []) {
            precondition(!members.isEmpty, "a statement has at least one member")
            self.members = members
            self.beside = beside
            self.remarks = remarks
        }
    }

    /// The finding for a statement.
    ///
    /// - Parameters:
    ///   - seeds: behind every member. With fewer than the statement needs it is not decidable, and `content` is not asked.
    ///   - references: what must have learned, where the statement needs it. Programmer error if there is none then.
    package init(
        _ statement: Statement, seeds: Int, references: [LearnedReference] = [], figures: [String],
        scale: Prose,
        content: () throws -> Content
    ) rethrows {
        self.statement = statement
        self.figures = figures
        self.scale = scale
        let basis = SeedBasis(count: seeds, requirement: statement.needs.seeds)
        guard basis.suffices else {
            reason = basis.shortage
            members = []
            beside = []
            remarks = []
            verdict = .notDecidable
            deferredPower = Deferred { nil }
            return
        }
        precondition(
            !statement.needs.learning || !references.isEmpty, "\(statement.identifier) needs a reference")
        let content = try content()
        members = content.members
        beside = content.beside
        remarks = content.remarks
        if let reference = references.first(where: { !$0.suffices }) {
            reason = reference.shortage
        } else if members.allSatisfy({ $0.outcome == .notDecidable }) {
            reason = members.compactMap(\.reason).first
        } else {
            reason = nil
        }
        verdict = reason == nil ? Verdict(members.map(\.outcome)) : .notDecidable
        let judged = reason == nil && statement.decides ? content.members : []
        deferredPower = Deferred { SimulatedJudge().power(judged) }
    }

    /// A statement of which nothing can be said, with the reason as the end of a sentence: "it was not measured".
    package init(_ statement: Statement, undecidable reason: Prose) {
        self.statement = statement
        self.reason = reason
        members = []
        beside = []
        figures = []
        scale = ""
        remarks = []
        verdict = .notDecidable
        deferredPower = Deferred { nil }
    }

    /// How often studies like the measured one would have the statement reproduced if it is true; nil if it does not
    /// decide, and where nothing can be said. It is drawn when it is first asked for.
    package var power: Power? { deferredPower.value }

    /// How probable evidence as strong would be if one member stood at its boundary: all members must hold, so the largest
    /// p-value of a member counts. nil if a member has none, or if there is no verdict.
    package var pValue: Double? {
        guard reason == nil else { return nil }
        let values = members.map(\.pValue)
        return values.contains { $0 == nil } ? nil : values.compactMap { $0 }.max()
    }
}
