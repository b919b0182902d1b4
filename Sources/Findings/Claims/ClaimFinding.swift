import Statistics

/// A claim with the findings for its statements, and their summary.
package struct ClaimFinding: Sendable {
    /// A statement, judged beside the others of its claim.
    package struct Judged: Sendable {
        /// The finding.
        package let finding: StatementFinding
        /// Its p-value, corrected by Holm's method over the claim's deciding statements that have one; nil if it has
        /// none, and where it does not decide.
        package let correctedPValue: Double?
        /// The verdict after the correction: what is reproduced by itself is inconclusive where its corrected p-value is
        /// above the level of the tests.
        package let verdict: Verdict
    }

    /// The claim.
    package let claim: Claim
    /// Its statements, in the order given.
    package let statements: [Judged]
    /// The verdict of its deciding statements.
    package let verdict: Verdict

    /// Sums up the findings for a claim's statements. Programmer error if one belongs to another claim.
    package init(_ claim: Claim, _ findings: [StatementFinding]) {
        precondition(
            findings.allSatisfy { $0.statement.claim == claim }, "a statement of another claim")
        self.claim = claim
        let tested = findings.filter { $0.statement.decides && $0.pValue != nil }
        let corrected = Dictionary(
            uniqueKeysWithValues: zip(tested.map(\.statement), Holm.adjusted(tested.compactMap(\.pValue)))
        )
        statements = findings.map { finding in
            let pValue = corrected[finding.statement]
            let isLost = finding.verdict == .reproduced && pValue.map { $0 > Evidence.level } ?? false
            return Judged(
                finding: finding, correctedPValue: pValue, verdict: isLost ? .inconclusive : finding.verdict
            )
        }
        let deciding = statements.filter { $0.finding.statement.decides }.map(\.verdict)
        verdict = deciding.isEmpty ? .notDecidable : Verdict(of: deciding)
    }

    /// How many of the deciding statements have a verdict.
    package func count(_ verdict: Verdict) -> Int {
        statements.count { $0.finding.statement.decides && $0.verdict == verdict }
    }

    /// How many statements decide.
    package var decidingCount: Int { statements.count { $0.finding.statement.decides } }

    /// The verdict in words and counts: "7 of 10 statements reproduced; 2 refuted, 1 inconclusive".
    package var summary: Prose {
        let name = claim.identifier
        var sentence: Prose = """
            \(count(.reproduced), "\(name)-reproduced") of \(decidingCount, "\(name)-deciding") statements reproduced
            """
        let others = [
            (Verdict.inPart, "in part"), (.refuted, "refuted"), (.inconclusive, "inconclusive"),
            (.notDecidable, "not decidable"),
        ].filter { count($0.0) > 0 }
        for (index, other) in others.enumerated() {
            sentence = """
                \(sentence)\(index == 0 ? "; " : ", ")\(count(other.0), "\(name)-\(other.0.rawValue)") \(other.1)
                """
        }
        return sentence
    }
}
