import Statistics
import Testing

@testable import Findings
@testable import Paper
@testable import TestSupport

@Suite struct NormalizerProfilesTests {
    private func estimate(_ low: Double, _ high: Double) -> Estimate {
        Estimate(value: (low + high) / 2, interval: Interval(low: low, high: high), count: 10)
    }

    /// One stage that explodes is enough; one that is open leaves all open.
    @Test func variancesAreJudgedByTheirGrowth() {
        let limit = NormalizerProfiles.Stability.stableBase.ends[0]
        let (below, above) = (estimate(limit - 0.3, limit - 0.1), estimate(limit + 0.1, limit + 0.3))
        let across = estimate(limit - 0.1, limit + 0.1)
        #expect(NormalizerProfiles.Stability(forward: [below, below]) == .stable)
        #expect(NormalizerProfiles.Stability(forward: [below, across]) == .undecided)
        #expect(NormalizerProfiles.Stability(forward: [across, above, below]) == .exploding)
    }

    @Test func gradientsMayGrowOrVanish() {
        #expect(NormalizerProfiles.Stability(backward: estimate(-0.01, 0.01)) == .stable)
        #expect(NormalizerProfiles.Stability(backward: estimate(0.1, 0.2)) == .exploding)
        #expect(NormalizerProfiles.Stability(backward: estimate(-0.2, -0.1)) == .vanishing)
        #expect(NormalizerProfiles.Stability(backward: estimate(0.04, 0.06)) == .undecided)
    }

    /// The same numbers: with enough seeds two conclusions and a comparison, with too few none of them.
    @Test func tooFewSeedsLeaveEverythingOpen() throws {
        let ensemble = try SyntheticRuns().ensemble(PlanContext.synthetic().network(.cnn20, .layerNorm))
        func profile(decides: Bool) -> NormalizerProfile {
            NormalizerProfiles.Member(
                normalizer: .layerNorm, residual: ensemble, plain: ensemble, decides: decides,
                growths: [estimate(1.1, 1.2)], exponent: estimate(-0.01, 0.01), similarity: estimate(0.9, 0.95)
            ).profile(figure: "normalizer-profile-layer-norm", median: 0.5)
        }
        let whole = profile(decides: true)
        #expect((whole.successes.count, whole.failures.count, whole.openQuestions.count) == (3, 1, 0))
        let short = profile(decides: false)
        // What a layer takes its statistics over is a definition, and needs no seed.
        #expect((short.successes.count, short.failures.count, short.openQuestions.count) == (1, 0, 3))
    }
}
