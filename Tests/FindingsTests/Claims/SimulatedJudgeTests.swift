import Random
import Statistics
import Testing

@testable import Findings

/// The judge at the boundary, and at the effect that is claimed.
@Suite struct SimulatedJudgeTests {
    private static func sample(_ mean: Double, deviation: Double = 0.1, count: Int = 10) throws -> Sample {
        var stream = RandomStream.world(77, seed: 5)
        return try Sample((0..<count).map { _ in mean + deviation * stream.nextNormal() })
    }

    private static func evidence(
        _ mean: Double, in region: ClaimedRegion, expected: Double? = nil, deviation: Double = 0.1
    ) throws -> Evidence {
        Evidence("q", try TTest(sample(mean, deviation: deviation)), in: region, expected: expected)
    }

    private static func share(_ power: Power?) throws -> Power.Share {
        guard case .atClaim(let share) = power else { throw Missing() }
        return share
    }

    private struct Missing: Error {}

    /// At a bound 2.5% of studies come out as holding; joined by *or*, 5%. Two standard errors are allowed.
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
        let deviation = try #require(try Self.sample(1).standardDeviation)
        let evidence = try Self.evidence(1, in: .above(0.5), expected: 0.5 + deviation)
        let judge = SimulatedJudge(worlds: 2000)
        let one = try Self.share(judge.power([Member("m", evidence)]))
        #expect(abs(one.value - 0.803) < 3 * (0.8 * 0.2 / 2000).squareRoot())
        let two = try Self.share(judge.power([Member("m", evidence), Member("n", evidence)]))
        #expect(abs(two.value - 0.803 * 0.803) < 3 * (0.65 * 0.35 / 2000).squareRoot())
        #expect(two.memberCount == 2 && two.allMemberCount == 2 && two.seeds == 10 && two.weakest.obstacle == nil)
        // Both hold in four of five studies with 13 seeds (noncentral t: 0.79 with 12, 0.83 with 13).
        let needed = try #require(two.seedsNeeded)
        #expect((12...15).contains(needed))
    }

    /// Where nobody says how large the effect is, it is said how large it must be: 0.997 standard deviations (noncentral t).
    @Test func withoutAClaimTheSmallestEffectIsFound() throws {
        let deviation = try #require(try Self.sample(1).standardDeviation)
        let members = [Member("m", try Self.evidence(1, in: .above(0.5)))]
        guard case .smallestEffect(let size) = SimulatedJudge(worlds: 20_000).power(members) else {
            Issue.record("no smallest effect")
            return
        }
        #expect(abs(size / deviation - 0.997) < 0.05)
        let words = try #require(SimulatedJudge().power(members)).words.plainText
        #expect(words.hasPrefix("neither the paper nor theory gives the size of the effect"))
    }

    @Test func whatCannotBeDrawnHasNoPower() throws {
        let trend = Evidence("order", value: 1, pValue: 0.01, opposite: 0.99, seeds: 10)
        #expect(SimulatedJudge().power([Member("m", trend)]) == nil)
        #expect(SimulatedJudge().power([Member("m", undecidable: "no")]) == nil)
    }

    /// An interval as wide as the region: the rule cannot hold, and says why, and how many seeds would do.
    @Test func aPowerOfNothingIsExplained() throws {
        let wide = try Self.evidence(0, in: .inside(low: -0.1, high: 0.1), deviation: 0.4)
        let narrow = try Self.evidence(0, in: .inside(low: -0.1, high: 0.1), deviation: 0.01)
        let power = try #require(SimulatedJudge().power([Member("wide", wide), Member("narrow", narrow)]))
        let share = try Self.share(power)
        #expect(share.value < 0.005 && share.weakest.name == "wide")
        let deviation = try #require(try Self.sample(0, deviation: 0.4).standardDeviation)
        // Two one-sided tests about the middle: n ≈ (z₀.₉ + z₀.₉₇₅)² σ²/0.01.
        let needed = Double(try #require(share.seedsNeeded))
        let expected = (1.2816 + 1.96) * (1.2816 + 1.96) * deviation * deviation / 0.01
        #expect(abs(needed / expected - 1) < 0.25, "\(needed) of \(expected)")
        let words = power.words.plainText
        #expect(
            words.hasPrefix(
                "none: with 10 seeds the rule cannot say \"reproduced\" even if the statement is true; for wide"
            ))
        #expect(words.contains("the rule requires −0.1 to 0.1; about \(Int(needed)) seeds would give 80%"))
    }

    /// Theory may say itself that a statement does not hold.
    @Test func aClaimOutsideOfTheRegionIsNamed() throws {
        let evidence = try Self.evidence(1, in: .above(1.6), expected: 1.2)
        let power = try #require(SimulatedJudge().power([Member("m", evidence)]))
        #expect(
            power.words.plainText
                == "none: for m the paper or theory gives an effect of 1.20, but the rule requires > 1.6")
    }

    /// Only members of which something is claimed count, and it is said how many.
    @Test func theScopeIsSaid() throws {
        let claimed = try Self.evidence(1, in: .above(0.5), expected: 1)
        let open = try Self.evidence(1, in: .above(0.5))
        let power = try #require(SimulatedJudge().power([Member("m", claimed), Member("n", open)]))
        #expect(
            power.words.plainText
                == "100% over the 1 of 2 members whose effect the paper or theory gives")
        // Of bounds of which one must hold, one is enough.
        let either = Member("m", [claimed, open], joinedBy: .or)
        #expect(try Self.share(SimulatedJudge().power([either])).memberCount == 1)
        #expect(try Self.share(SimulatedJudge().power([either])).value > 0.99)
    }

    /// Half of the runs failing, all of five must do otherwise: one study in 32.
    @Test func whatIsJudgedAsWrittenHasABoundaryToo() throws {
        let evidence = Evidence(asWritten: "failures", value: 0, in: .below(1), seeds: 5)
        let share = try #require(SimulatedJudge(worlds: 4000).falseShare([Member("m", evidence)]))
        #expect(abs(share - 1.0 / 32) < 3 * (1.0 / 32 / 4000).squareRoot())
        #expect(try Self.share(SimulatedJudge().power([Member("m", evidence)])).value == 1)
    }
}
