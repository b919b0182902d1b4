import Testing

@testable import Theory

@Suite struct WeightNormalizationTests {
    @Test func theActivationsHaveNoMeanInCommon() {
        #expect(WeightNormalization.cosine == 0)
    }

    @Test func oneIsAMarginalFixedPoint() {
        #expect(abs(WeightNormalization.secondMomentMap(1) - 1) < 1e-15)
        let slope =
            (WeightNormalization.secondMomentMap(1 + 1e-6) - WeightNormalization.secondMomentMap(1 - 1e-6)) / 2e-6
        #expect(abs(slope - 1) < 1e-9)
    }

    @Test func belowItCreepsAndAboveItRunsAway() {
        var (below, above) = (0.5, 1.5)
        for _ in 0..<200 {
            let next = WeightNormalization.secondMomentMap(below)
            #expect(next > below && next < 1)
            below = next
            above = WeightNormalization.secondMomentMap(above)
        }
        #expect(below > 0.9 && above > 1e20)
        #expect(prints(WeightNormalization.secondMomentMap(above) / above, as: 1.467, decimals: 3))
    }
}
