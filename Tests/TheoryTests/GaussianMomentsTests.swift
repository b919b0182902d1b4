import Foundation
import Testing

@testable import Theory

@Suite struct GaussianMomentsTests {
    @Test func rectifiedMomentsAreTheirIntegrals() {
        for (mean, deviation) in [(0.0, 1.0), (-1.2, 0.7), (2.0, 0.5)] {
            let rule = GaussLegendreRule(count: 120, from: 0, to: max(mean, 0) + 10 * deviation)
            let density = { (z: Double) in GaussianMoments.density((z - mean) / deviation) / deviation }
            let first = rule.integral { $0 * density($0) }
            let second = rule.integral { $0 * $0 * density($0) }
            #expect(abs(GaussianMoments.rectifiedMean(mean: mean, deviation: deviation) - first) < 1e-12)
            #expect(abs(GaussianMoments.rectifiedSecondMoment(mean: mean, deviation: deviation) - second) < 1e-12)
        }
    }

    @Test func withoutSpreadTheRectifierIsPlain() {
        #expect(GaussianMoments.rectifiedMean(mean: -2, deviation: 0) == 0)
        #expect(GaussianMoments.rectifiedSecondMoment(mean: 3, deviation: 0) == 9)
        #expect(GaussianMoments.jointPositiveProbability(0) == 0.25)
        #expect(abs(GaussianMoments.jointPositiveProbability(1) - 0.5) < 1e-15)
    }
}
