import Testing

@testable import Findings
@testable import Statistics

@Suite struct PaperThresholdsTests {
    /// The frozen numbers. A change here changes verdicts: it needs its reason in docs/science.md.
    @Test func numbersAreFrozen() {
        let frozen: [Threshold: String] = [
            .subExponentialBase: "< 1.5", .subExponentialTail: "< 1.3", .linearFit: "> 0.97", .stageFall: "< 1",
            .unitIncrement: "> 1", .walkIncrement: "> 0.35", .explosionBase: "> 1.6",
            .doublingFactor: "1.8 to 2.2", .similaritySpeed: "< −0.3", .rankLine: "> 0.95", .widthScaling: "> 0.1",
            .growthExponent: "> 0.02", .depthIncrementRatio: "0.75 to 1.33", .noExplosion: "−0.05 to 0.05",
            .growthOrder: "> −0.01", .growthOrderEnds: "> 0.1", .gradientCorrelation: "> 0.6",
            .groupSizeMonotony: "> 0.95", .constantVariance: "0.95 to 1.05", .rankExponent: "0.4 to 0.6",
            .batchEffect: "> 1.1",
        ]
        #expect(frozen.count == Threshold.ofThePaper.count)
        for threshold in Threshold.ofThePaper { #expect(threshold.region.description == frozen[threshold]) }
    }

    @Test func everyClaimHasOne() {
        #expect(Set(Threshold.ofThePaper.map(\.claim)) == Set(Claim.ofThePaper))
        #expect(Set(Threshold.ofThePaper.map(\.meaning)).count == Threshold.ofThePaper.count)
    }

    @Test func aThresholdJudges() {
        #expect(Threshold.subExponentialBase.judge(Interval(low: 1.2, high: 1.3)) == .reproduced)
        #expect(Threshold.unitIncrement.judge(Interval(low: 0.3, high: 0.4)) == .notReproduced)
        #expect(Threshold.doublingFactor.judge(Interval(low: 2.1, high: 2.3)) == .inconclusive)
    }

    @Test func requirementsAreFrozen() {
        #expect(Requirement.allCases.map(\.minimum) == [10, 5, 3, 9, 20, 10_000])
        #expect(Set(Requirement.allCases.map(\.meaning)).count == Requirement.allCases.count)
    }
}
