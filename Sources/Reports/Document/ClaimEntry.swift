import Findings

/// A claim of the register: a heading over its statements.
package struct ClaimEntry: Sendable {
    /// The identifier of the claim, such as `c1`.
    let id: ElementID
    /// The claim in a sentence.
    let statement: Prose
    /// Where the paper makes it.
    let place: String
    /// The verdict on the claim, which follows from its deciding statements.
    let verdict: Verdict
    /// The verdict in words, with the numbers of statements.
    let summary: Prose
    /// The statements of the claim, in order.
    let statements: [StatementEntry]
    /// The source line that created it, for error messages.
    let location: SourceLocation

    /// Makes a claim of the given parts.
    init(
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

    /// The statements in the order of display: refuted ones first, then open ones, then those that hold, and among
    /// these the deciding ones first.
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
