import Statistics
import Testing

@testable import Findings

/// Why a claim has its verdict: the estimate that it turns on, in one sentence.
@Suite struct ClaimReasonTests {
    private static let claim = Claim("c9", headline: "Layers differ", statement: "Layers differ.", place: "section 9")
    private static let limit = Threshold("limit", .above(1), precedesResults: true, meaning: "the quantity")

    /// Ten seeds with a mean, and an interval of about 0.07 on either side.
    private func evidence(_ mean: Double, _ quantity: String = "q") throws -> Evidence {
        let values = (0..<10).map { mean + ($0.isMultiple(of: 2) ? 0.1 : -0.1) }
        return Evidence(quantity, try TTest(Sample(values)), in: Self.limit.region, format: .fixed(2))
    }

    private func finding(_ number: Int, _ members: Member..., kind: Statement.Kind = .observation) -> StatementFinding {
        let statement = Statement(
            "c9.\(number)", of: Self.claim, kind, place: "figure 9", text: "They do.", rule: "It is seen.",
            thresholds: [Self.limit], needs: .initialization)
        return StatementFinding(statement, seeds: 10, figures: [], scale: "") { .init(members) }
    }

    private func member(_ name: String, _ mean: Double) throws -> Member { Member(name, try evidence(mean)) }

    @Test func theClearestRefutationDecides() throws {
        let claim = ClaimFinding(
            Self.claim,
            [
                finding(1, try member("a", 2)),
                finding(2, try member("b", 0.7), try member("c", 0.5), try member("d", 3)),
                finding(3, try member("worse, but reported only", 0.1), kind: .beyond),
            ])
        #expect(claim.verdict == .inPart && claim.decisive?.member.name == "c")
        #expect(claim.reason.plainText == "C9.2 fails: c, q: 0.50 (0.42 to 0.58), required: above 1.")
    }

    @Test func ofWhatHoldsTheClosestCallIsNamed() throws {
        let claim = ClaimFinding(
            Self.claim, [finding(1, try member("far", 3)), finding(2, try member("near", 1.2), try member("far", 2))])
        #expect(claim.verdict == .reproduced)
        #expect(
            claim.reason.plainText == "All hold; the closest call: near, q: 1.20 (1.12 to 1.28), required: above 1.")
    }

    @Test func whatIsOpenIsNamed() throws {
        let claim = ClaimFinding(Self.claim, [finding(1, try member("far", 3)), finding(2, try member("open", 1.01))])
        #expect(claim.verdict == .inconclusive)
        #expect(claim.reason.plainText == "C9.2 is inconclusive: open, q: 1.01 (0.93 to 1.09), required: above 1.")
    }

    /// An alternative that fails beside one that holds refutes nothing, and is not shown as if it did.
    @Test func alternativesThatFailAreNotDecisive() throws {
        let either = Member("either", [try evidence(0.1, "failing"), try evidence(2, "holding")], joinedBy: .or)
        let claim = ClaimFinding(Self.claim, [finding(1, either, try member("other", 0.8))])
        #expect(claim.verdict == .inPart && claim.decisive?.member.name == "other")
    }

    @Test func whatCannotBeDecidedSaysWhy() throws {
        let open = finding(1, Member("none", undecidable: "it was not trained"))
        let alone = ClaimFinding(Self.claim, [open])
        #expect(alone.decisive == nil && alone.reason.plainText == "C9.1 cannot be decided: it was not trained.")
        let beside = ClaimFinding(Self.claim, [finding(2, try member("far", 3)), open])
        #expect(beside.verdict == .inconclusive && beside.decisive == nil)
        #expect(beside.reason.plainText == "C9.1 cannot be decided: it was not trained.")
        let several = ClaimFinding(
            Self.claim,
            [
                open, finding(2, Member("none", undecidable: "it is flat")),
                finding(3, Member("none", undecidable: "it was not trained")),
            ])
        #expect(
            several.reason.plainText
                == "C9.1 and C9.3 cannot be decided: it was not trained; C9.2: it is flat.")
    }

    /// Two statements whose p-values are 0.02 are both open after the correction.
    @Test func theCorrectionIsNamedWhereItDecides() {
        func tested(_ number: Int) -> StatementFinding {
            finding(
                number,
                Member(
                    "m",
                    Evidence("q", value: 2, pValue: 0.02, opposite: 1, seeds: 10, reaching: Self.limit.region)))
        }
        let claim = ClaimFinding(Self.claim, [tested(1), tested(2)])
        #expect(claim.verdict == .inconclusive)
        #expect(
            claim.reason.plainText
                == """
                C9.1 and C9.2 are inconclusive: C9.1 has p = 0.020, but 0.040 after correction for the other statements.
                """)
    }
}
