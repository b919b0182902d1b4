import Testing

@testable import Findings
@testable import Statistics

@Suite struct VerdictTests {
    private func judge(_ low: Double, _ high: Double, _ region: ClaimedRegion) -> Verdict {
        Verdict.judge(Interval(low: low, high: high), claimed: region)
    }

    @Test func oneSidedClaims() {
        #expect(judge(1.7, 2, .above(1.6)) == .reproduced)
        #expect(judge(1.1, 1.5, .above(1.6)) == .notReproduced)
        #expect(judge(1.5, 1.7, .above(1.6)) == .inconclusive)
        #expect(judge(1.1, 1.4, .below(1.5)) == .reproduced)
        #expect(judge(1.6, 1.9, .below(1.5)) == .notReproduced)
        #expect(judge(1.4, 1.6, .below(1.5)) == .inconclusive)
    }

    @Test func touchingTheThresholdCrossesIt() {
        #expect(judge(1.6, 2, .above(1.6)) == .inconclusive)
        #expect(judge(1, 1.6, .above(1.6)) == .inconclusive)
    }

    @Test func equivalence() {
        let region = ClaimedRegion.within(0.1, of: 2)
        #expect(region == .inside(low: 1.8, high: 2.2))
        #expect(judge(1.9, 2.1, region) == .reproduced)
        #expect(judge(2.3, 2.4, region) == .notReproduced)
        #expect(judge(1.5, 1.7, region) == .notReproduced)
        #expect(judge(1.7, 2.0, region) == .inconclusive)
        #expect(judge(1.0, 3.0, region) == .inconclusive)
    }

    @Test func aClaimIsItsWeakestPart() {
        #expect(Verdict.all(of: [.reproduced, .reproduced]) == .reproduced)
        #expect(Verdict.all(of: [.reproduced, .inconclusive]) == .inconclusive)
        #expect(Verdict.all(of: [.inconclusive, .notReproduced, .notDecidable]) == .notReproduced)
        #expect(Verdict.all(of: [.reproduced, .inconclusive, .notDecidable]) == .notDecidable)
    }

    @Test func namesAreThoseOfTheRegister() {
        #expect(
            Verdict.allCases.map(\.rawValue) == ["reproduced", "not-reproduced", "inconclusive", "not-decidable"])
    }

    @Test func intervalsMapAndContain() {
        let interval = Interval(low: -1, high: 1, level: 0.9)
        #expect(interval.contains(-1) && interval.contains(1) && !interval.contains(1.1))
        let mapped = Estimate(value: 0, interval: interval, count: 4).mapped { 2 * $0 + 1 }
        #expect(mapped.value == 1 && mapped.interval == Interval(low: -1, high: 3, level: 0.9) && mapped.count == 4)
    }
}
