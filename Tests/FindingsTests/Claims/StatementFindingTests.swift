import Random
import Statistics
import Testing

@testable import Findings

@Suite struct StatementFindingTests {
    private static let claim = Claim("c9", statement: "Layers differ.", place: "section 9")

    private static func statement(_ need: Statement.Need = .initialization) -> Statement {
        Statement(
            "c9.1", of: claim, .observation, place: "figure 9", text: "They do.", rule: "It is seen.", needs: need)
    }

    private func member(_ name: String, _ outcome: Outcome) -> Member {
        switch outcome {
        case .holds: Member(name, Evidence("q", value: 1, pValue: 0.001, opposite: 1, seeds: 10))
        case .refuted: Member(name, Evidence("q", value: 1, pValue: 1, opposite: 0.001, seeds: 10))
        case .undecided: Member(name, Evidence("q", value: 1, pValue: 0.4, opposite: 0.6, seeds: 10))
        case .notDecidable: Member(name, undecidable: "it was not trained")
        }
    }

    private func finding(
        _ outcomes: [Outcome], seeds: Int = 10, need: Statement.Need = .initialization,
        references: [LearnedReference] = []
    ) -> StatementFinding {
        StatementFinding(
            Self.statement(need), seeds: seeds, references: references, figures: [], scale: ""
        ) {
            .init(
                outcomes.enumerated().map { member("m\($0.offset)", $0.element) }, remarks: ["They differ."])
        }
    }

    @Test(arguments: [
        ([Outcome.holds, .holds], Verdict.reproduced), ([.holds, .refuted], .inPart),
        ([.holds, .refuted, .undecided], .inPart), ([.refuted, .undecided], .refuted), ([.refuted], .refuted),
        ([.holds, .undecided], .inconclusive), ([.undecided], .inconclusive), ([.holds, .notDecidable], .inconclusive),
        ([.notDecidable], .notDecidable), ([.notDecidable, .refuted], .refuted),
    ])
    func membersMakeTheVerdict(_ outcomes: [Outcome], _ verdict: Verdict) {
        #expect(finding(outcomes).verdict == verdict)
    }

    @Test func membersAreNamed() {
        let finding = finding([.holds, .refuted, .holds])
        #expect(finding.names(.holds) == ["m0", "m2"] && finding.names(.refuted) == ["m1"])
        #expect(finding.pValue == 1)
    }

    /// Below the number of seeds that it needs nothing is said, however clear the members are.
    @Test(arguments: [(9, false), (10, true)])
    func seedsAreCountedFirst(_ seeds: Int, _ suffices: Bool) {
        let finding = finding([.holds], seeds: seeds)
        #expect(finding.verdict == (suffices ? .reproduced : .notDecidable))
        #expect(finding.remarks.count == (suffices ? 1 : 0))
        #expect(
            finding.reason?.plainText
                == (suffices
                    ? nil : "9 seeds were run, and a verdict needs at least 10 (seeds of a quantity at initialization)")
        )
        #expect(finding.pValue == (suffices ? 0.001 : nil))
    }

    @Test(arguments: [(0.3, false), (0.5, true)])
    func aReferenceMustHaveLearned(_ accuracy: Double, _ suffices: Bool) {
        let finding = finding(
            [.holds], seeds: 5, need: .training,
            references: [LearnedReference("BatchNorm in cnn-10", accuracy: accuracy, level: 0.5)])
        #expect(finding.verdict == (suffices ? .reproduced : .notDecidable))
        #expect(
            finding.reason?.plainText
                == (suffices
                    ? nil
                    : "BatchNorm in cnn-10 has not learned: its last training accuracy is 30%, and 50% are needed"))
    }

    @Test func whatIsNotMeasuredSaysWhy() {
        let finding = StatementFinding(Self.statement(), undecidable: "it was not measured")
        #expect(finding.verdict == .notDecidable && finding.pValue == nil && finding.power == nil)
    }

    @Test func onlyWhatThePaperSaysDecides() {
        #expect(Statement.Kind.allCases.filter(\.decides) == [.observation, .law, .mechanism])
    }
}

/// The judge at the boundary, and at the effect that is claimed.
@Suite struct SimulatedJudgeTests {
    private static func evidence(
        _ mean: Double, in region: ClaimedRegion, expected: Double? = nil, count: Int = 10
    ) throws -> Evidence {
        var stream = RandomStream.world(77, seed: 5)
        return Evidence(
            "q", try TTest(Sample((0..<count).map { _ in mean + 0.1 * stream.nextNormal() })), in: region,
            expected: expected)
    }

    /// At a bound 2.5% of worlds come out as holding; joined by *or*, 5%. Two standard errors are allowed.
    @Test func falseVerdictsAreAsRareAsTheLevelSays() throws {
        let judge = SimulatedJudge(worlds: 1000)
        let allowed = 0.05 + 2 * (0.05 * 0.95 / 1000).squareRoot()
        for region in [ClaimedRegion.above(0.5), .below(1.5), .inside(low: 0.5, high: 1.5)] {
            let one = try Self.evidence(1, in: region)
            let share = try #require(judge.falseShare([Member("m", one), Member("n", one)]))
            #expect(share > 0.005 && share < 0.025 + 2 * (0.025 * 0.975 / 1000).squareRoot())
            let two = try #require(judge.falseShare([Member("m", [one, one], joinedBy: .or)]))
            #expect(two > share && two < allowed)
        }
    }

    /// With an effect of one standard deviation the one-sided test at 0.025 on ten values has a power of 0.80 (noncentral
    /// t, 0.803), and two members of it 0.64.
    @Test func powerIsThatOfTheTest() throws {
        let base = try Self.evidence(1, in: .above(0.5))
        let deviation = try #require(base.test).standardError * 10.0.squareRoot()
        let evidence = try Self.evidence(1, in: .above(0.5), expected: 0.5 + deviation)
        let judge = SimulatedJudge(worlds: 2000)
        let one = try #require(judge.power([Member("m", evidence)]))
        #expect(abs(one - 0.803) < 3 * (0.8 * 0.2 / 2000).squareRoot())
        let two = try #require(judge.power([Member("m", evidence), Member("n", evidence)]))
        #expect(abs(two - 0.803 * 0.803) < 3 * (0.65 * 0.35 / 2000).squareRoot())
    }

    @Test func whatIsNotExpectedHasNoPower() throws {
        #expect(SimulatedJudge().power([Member("m", try Self.evidence(1, in: .above(0.5)))]) == nil)
        #expect(SimulatedJudge().power([Member("m", undecidable: "no")]) == nil)
    }
}
