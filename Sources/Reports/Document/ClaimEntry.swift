import Findings

/// A claim of the register: a heading over its statements.
package struct ClaimEntry: Sendable {
    /// The identifier of the claim, such as `c1`.
    package let id: ElementID
    /// The claim in a sentence.
    package let statement: Prose
    /// Where the paper makes it.
    package let place: String
    /// What its deciding statements come to.
    package let verdict: Verdict
    /// The same in words and counts.
    package let summary: Prose
    /// Its statements, in order.
    package let statements: [StatementEntry]
    /// The source line that created it, for error messages.
    package let location: SourceLocation

    /// A claim of the register.
    package init(
        _ id: ElementID, statement: Prose, place: String, verdict: Verdict, summary: Prose,
        statements: [StatementEntry], file: StaticString = #fileID, line: Int = #line
    ) {
        self.id = id
        self.statement = statement
        self.place = place
        self.verdict = verdict
        self.summary = summary
        self.statements = statements
        location = SourceLocation(file: file, line: line)
    }

    /// The statements as a reader wants them: what is refuted first, then what is open, then what holds; by kind, those
    /// that decide before those that stand beside them.
    var sortedStatements: [StatementEntry] {
        let order: [Verdict] = [.refuted, .inPart, .inconclusive, .notDecidable, .reproduced]
        return statements.enumerated().sorted { a, b in
            func key(_ entry: StatementEntry) -> Int {
                (entry.kind.decides ? 0 : order.count) + order.firstIndex(of: entry.verdict)!
            }
            return (key(a.element), a.offset) < (key(b.element), b.offset)
        }.map(\.element)
    }
}
