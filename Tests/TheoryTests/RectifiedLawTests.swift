import Foundation
import Testing

@testable import Theory

@Suite struct RectifiedLawTests {
    @Test func aRectifiedNormalHasHalfItsSecondMoment() {
        let law = RectifiedLaw(rectifyingNormalOfDeviation: 3)
        #expect(abs(law.secondMoment - 4.5) < 1e-14 && abs(law.mean - 3 / (2 * Double.pi).squareRoot()) < 1e-14)
        #expect(abs(law.variance - 4.5 * (1 - 1 / Double.pi)) < 1e-13)
    }

    /// E relu(x + noise)² by a rule over the two normals from which x and the noise come.
    @Test func noiseAndOffsetMeetTheDoubleIntegral() {
        let law = RectifiedLaw(
            rectifying: RectifiedLaw(rectifyingNormalOfDeviation: 1), gain: 1.5, offset: 0.4, noiseDeviation: 0.8)
        let positive = GaussLegendreRule(count: 80, from: 0, to: 10)
        let below = GaussianMoments.rectifiedSecondMoment(mean: -0.4, deviation: 0.8) / 2
        let above = positive.integral {
            GaussianMoments.density($0) * GaussianMoments.rectifiedSecondMoment(mean: 1.5 * $0 - 0.4, deviation: 0.8)
        }
        #expect(abs(law.secondMoment - below - above) < 1e-10)
    }

    /// A scale of the input is a scale of everything.
    @Test func lawsScale() {
        func law(_ scale: Double) -> RectifiedLaw {
            RectifiedLaw(
                rectifying: RectifiedLaw(rectifyingNormalOfDeviation: scale), gain: 2, offset: 0.5 * scale,
                noiseDeviation: scale)
        }
        #expect(abs(law(100).mean / law(1).mean - 100) < 1e-9)
        #expect(abs(law(100).variance / law(1).variance - 1e4) < 1e-7)
    }
}
