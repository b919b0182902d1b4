import Testing

@testable import Findings

@Suite struct ClaimFindingTests {
    private static let claim = Claim("c9", statement: "Layers differ.", place: "section 9")

    /// A finding with a p-value of its own.
    private func finding(
        _ number: Int, _ verdict: Verdict, _ kind: Statement.Kind = .observation, p: Double = 1e-6
    ) -> StatementFinding {
        let statement = Statement(
            "c9.\(number)", of: Self.claim, kind, place: "figure 9", text: "They do.", rule: "It is seen.",
            needs: .initialization)
        let holds = Member("holds", Evidence("q", value: 1, pValue: p, opposite: 1, seeds: 10))
        let refuted = Member("refuted", Evidence("q", value: 1, pValue: 1, opposite: 1e-6, seeds: 10))
        let open = Member("open", Evidence("q", value: 1, pValue: 0.4, opposite: 0.6, seeds: 10))
        let members: [Member] =
            switch verdict {
            case .reproduced: [holds]
            case .inPart: [holds, refuted]
            case .refuted: [refuted]
            case .inconclusive: [open]
            case .notDecidable: [Member("none", undecidable: "it was not trained")]
            }
        return StatementFinding(statement, seeds: 10, figures: [], scale: "") { .init(members) }
    }

    @Test func sumsUpInWordsAndCounts() {
        let claim = ClaimFinding(
            Self.claim,
            [
                finding(1, .reproduced), finding(2, .reproduced), finding(3, .refuted), finding(4, .inconclusive),
                finding(5, .inPart), finding(6, .notDecidable), finding(7, .refuted, .check),
                finding(8, .refuted, .beyond),
            ])
        #expect(claim.verdict == .inPart)
        #expect(claim.decidingCount == 6)
        #expect(
            claim.summary.plainText
                == "2 of 6 statements reproduced; 1 in part, 1 refuted, 1 inconclusive, 1 not decidable")
    }

    /// Checks, and what goes beyond the paper, have no part in the verdict or in the correction.
    @Test func onlyThePapersStatementsDecide() {
        let claim = ClaimFinding(
            Self.claim, [finding(1, .reproduced, p: 0.02), finding(2, .refuted, .beyond), finding(3, .refuted, .check)])
        #expect(claim.verdict == .reproduced)
        #expect(claim.statements.map(\.correctedPValue) == [0.02, nil, nil])
        #expect(ClaimFinding(Self.claim, [finding(1, .refuted, .beyond)]).verdict == .notDecidable)
    }

    /// What is reproduced by itself may not be among several: Holm's factors are 3, 2 and 1.
    @Test func severalStatementsAreCorrected() {
        let claim = ClaimFinding(
            Self.claim,
            [finding(1, .reproduced, p: 0.001), finding(2, .reproduced, p: 0.02), finding(3, .inconclusive)])
        #expect(claim.statements.map(\.finding.verdict) == [.reproduced, .reproduced, .inconclusive])
        #expect(claim.statements.map(\.verdict) == [.reproduced, .inconclusive, .inconclusive])
        #expect(claim.statements.map(\.correctedPValue) == [0.003, 0.04, 0.4])
    }
}
