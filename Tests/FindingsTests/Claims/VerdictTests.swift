import Testing

@testable import Findings
@testable import Statistics

@Suite struct VerdictTests {
    private func outcome(_ low: Double, _ high: Double, _ region: ClaimedRegion) -> Outcome {
        region.outcome(of: Interval(low: low, high: high))
    }

    @Test func oneSidedRegions() {
        #expect(outcome(1.7, 2, .above(1.6)) == .holds)
        #expect(outcome(1.1, 1.5, .above(1.6)) == .refuted)
        #expect(outcome(1.5, 1.7, .above(1.6)) == .undecided)
        #expect(outcome(1.1, 1.4, .below(1.5)) == .holds)
        #expect(outcome(1.6, 1.9, .below(1.5)) == .refuted)
        #expect(outcome(1.4, 1.6, .below(1.5)) == .undecided)
    }

    @Test func touchingTheBoundCrossesIt() {
        #expect(outcome(1.6, 2, .above(1.6)) == .undecided)
        #expect(outcome(1, 1.6, .above(1.6)) == .undecided)
        #expect(!ClaimedRegion.above(1.6).contains(1.6))
    }

    @Test func equivalence() {
        let region = ClaimedRegion.within(0.1, of: 2)
        #expect(region == .inside(low: 1.8, high: 2.2) && region.middle == 2 && region.ends == [1.8, 2.2])
        #expect(outcome(1.9, 2.1, region) == .holds)
        #expect(outcome(2.3, 2.4, region) == .refuted)
        #expect(outcome(1.5, 1.7, region) == .refuted)
        #expect(outcome(1.7, 2.0, region) == .undecided)
        #expect(outcome(1.0, 3.0, region) == .undecided)
    }

    /// A claim is summed up as a statement is: in part holds and is refuted.
    @Test(arguments: [
        ([Verdict.reproduced, .reproduced], Verdict.reproduced), ([.reproduced, .refuted], .inPart),
        ([.inPart], .inPart), ([.inPart, .inconclusive], .inPart), ([.refuted, .inconclusive], .refuted),
        ([.reproduced, .inconclusive], .inconclusive), ([.reproduced, .notDecidable], .inconclusive),
        ([.notDecidable, .notDecidable], .notDecidable),
    ])
    func statementsMakeTheClaimsVerdict(_ statements: [Verdict], _ verdict: Verdict) {
        #expect(Verdict(of: statements) == verdict)
    }

    @Test func namesAreThoseOfTheRegister() {
        #expect(
            Verdict.allCases.map(\.rawValue) == [
                "reproduced", "in-part", "refuted", "inconclusive", "not-decidable",
            ])
    }

    @Test func intervalsAreMapped() {
        let interval = Interval(low: -1, high: 1, level: 0.9)
        let mapped = Estimate(value: 0, interval: interval, count: 4).mapped { 2 * $0 + 1 }
        #expect(mapped.value == 1 && mapped.interval == Interval(low: -1, high: 3, level: 0.9) && mapped.count == 4)
    }
}
