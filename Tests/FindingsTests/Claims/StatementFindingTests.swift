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
                    ? nil : "9 seeds were run, but a verdict needs at least 10 seeds at initialization")
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
                    : "BatchNorm in cnn-10 has not learned: its final training accuracy is 30%, but 50% is needed"))
    }

    @Test func whatIsNotMeasuredSaysWhy() {
        let finding = StatementFinding(Self.statement(), undecidable: "it was not measured")
        #expect(finding.verdict == .notDecidable && finding.pValue == nil && finding.power == nil)
    }

    @Test func onlyWhatThePaperSaysDecides() {
        #expect(Statement.Kind.allCases.filter(\.decides) == [.observation, .law, .mechanism])
    }
}
