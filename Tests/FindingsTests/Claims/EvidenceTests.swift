import Foundation
import Statistics
import Testing

@testable import Findings

@Suite struct EvidenceTests {
    private func test(_ values: [Double], on transformation: Transformation = .identity) throws -> TTest {
        try TTest(Sample(values), on: transformation)
    }

    /// Mean 1, standard error 0.105 over four seeds: the interval is 1 ± 0.335.
    private static let values = [0.7551, 0.9184, 1.0816, 1.2449]

    /// The interval decides, and the p-value goes with it: below 0.025 exactly where the quantity holds.
    @Test(arguments: [
        (ClaimedRegion.above(0.6), Outcome.holds), (.above(0.7), .undecided), (.above(1.3), .undecided),
        (.above(1.4), .refuted), (.below(1.4), .holds), (.below(1.3), .undecided), (.below(0.6), .refuted),
        (.inside(low: 0.6, high: 1.4), .holds), (.inside(low: 0.6, high: 1.2), .undecided),
        (.inside(low: 1.4, high: 1.5), .refuted), (.inside(low: 0.5, high: 0.6), .refuted),
    ])
    func anIntervalDecides(_ region: ClaimedRegion, _ outcome: Outcome) throws {
        let evidence = try Evidence("mean", test(Self.values), in: region)
        #expect(evidence.outcome == outcome)
        #expect(evidence.seeds == 4)
        #expect((try #require(evidence.pValue) < Evidence.level) == (outcome == .holds))
        #expect((try #require(evidence.refutingPValue) < Evidence.level) == (outcome == .refuted))
    }

    /// The scale of the mean has no part in the bound, which is given as it is printed.
    @Test func boundsAreOnTheOriginalScale() throws {
        let evidence = try Evidence("growth", test([1.9, 2.0, 2.1], on: .logarithm), in: .within(0.2, of: 2))
        #expect(evidence.outcome == .holds)
        // The middle is what is claimed.
        #expect(evidence.model?.isClaimed == true)
        let geometricMean = pow(7.98, 1.0 / 3)
        #expect(abs(try #require(evidence.value) - geometricMean) < 1e-12)
    }

    @Test func aBootstrapDecidesAsItsIntervalDoes() throws {
        let rows = (0..<12).map { seed -> [Double] in
            [1 + 0.01 * Double(seed % 4), 2 + 0.01 * Double(seed % 3)]
        }
        let seeds = try SeedTable(rows)
        let bootstrap = try StudentizedBootstrap(seeds, resamples: 999)
        let distribution = try bootstrap.distribution(on: .logarithm) { $0[1] / $0[0] }
        #expect(Evidence("ratio", distribution, in: .above(1.5)).outcome == .holds)
        #expect(Evidence("ratio", distribution, in: .above(2.5)).outcome == .refuted)
        #expect(Evidence("ratio", distribution, in: .above(distribution.value)).outcome == .undecided)
    }

    /// Significance alone does not do where a size is claimed too, and its lack refutes nothing.
    @Test(arguments: [
        (0.97, 0.001, 0.999, Outcome.holds), (0.9, 0.001, 0.999, .undecided), (0.97, 0.03, 0.97, .undecided),
        (-0.97, 0.999, 0.001, .refuted),
    ])
    func testsOfOrder(_ value: Double, _ pValue: Double, _ opposite: Double, _ outcome: Outcome) {
        let evidence = Evidence(
            "trend", value: value, pValue: pValue, opposite: opposite, seeds: 10, reaching: .above(0.95))
        #expect(evidence.outcome == outcome)
        #expect(evidence.interval == nil && evidence.pValue == pValue)
    }

    @Test func whatIsJudgedAsWrittenHasNoPValue() {
        #expect(Evidence(asWritten: "diverged", value: 0, in: .below(1), seeds: 5).outcome == .holds)
        let refuted = Evidence(asWritten: "diverged", value: 1, in: .below(1), seeds: 5)
        #expect(refuted.outcome == .refuted && refuted.pValue == nil)
    }
}

@Suite struct MemberTests {
    private func evidence(_ outcome: Outcome, p: Double? = 0.01) -> Evidence {
        switch outcome {
        case .holds: Evidence("q", value: 1, pValue: p ?? 0, opposite: 1, seeds: 10)
        case .refuted: Evidence("q", value: 1, pValue: 1, opposite: p ?? 0, seeds: 10)
        default: Evidence("q", value: 1, pValue: p ?? 0.5, opposite: 0.5, seeds: 10, reaching: .above(2))
        }
    }

    @Test(arguments: [
        ([Outcome.holds, .holds], Outcome.holds, Outcome.holds), ([.holds, .refuted], .refuted, .holds),
        ([.holds, .undecided], .undecided, .holds), ([.undecided, .refuted], .refuted, .undecided),
        ([.refuted, .refuted], .refuted, .refuted),
    ])
    func boundsAreJoined(_ outcomes: [Outcome], _ all: Outcome, _ any: Outcome) {
        let evidence = outcomes.map { self.evidence($0) }
        #expect(Member("m", evidence).outcome == all)
        #expect(Member("m", evidence, joinedBy: .or).outcome == any)
    }

    @Test func anAlternativeThatFailsHasNoPart() {
        let evidence = [self.evidence(.refuted), self.evidence(.holds)]
        let either = Member("m", evidence, joinedBy: .or)
        #expect(evidence.map(either.rests) == [false, true])
        #expect(evidence.map(Member("m", evidence).rests) == [true, true])
        let neither = Member("m", [self.evidence(.refuted), self.evidence(.undecided)], joinedBy: .or)
        #expect(neither.evidence.map(neither.rests) == [false, true])
    }

    /// All must be shown, so the weakest counts; of alternatives the strongest does.
    @Test func pValuesAreJoined() {
        let evidence = [self.evidence(.holds, p: 0.001), self.evidence(.holds, p: 0.02)]
        #expect(Member("m", evidence).pValue == 0.02)
        #expect(Member("m", evidence, joinedBy: .or).pValue == 0.001)
        let written = Evidence(asWritten: "w", value: 0, in: .below(1), seeds: 5)
        #expect(Member("m", evidence + [written]).pValue == nil)
        #expect(Member("m", undecidable: "it was not trained").pValue == nil)
    }
}
