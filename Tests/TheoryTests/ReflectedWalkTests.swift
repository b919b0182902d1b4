import Testing

@testable import Theory

@Suite struct ReflectedWalkTests {
    @Test func firstStepIsARectifiedNormal() {
        #expect(ReflectedWalk.mean(steps: 0) == 0 && ReflectedWalk.secondMoment(steps: 0) == 0)
        #expect(abs(ReflectedWalk.mean(steps: 1) - 1 / (2 * Double.pi).squareRoot()) < 1e-15)
        #expect(ReflectedWalk.secondMoment(steps: 1) == 0.5)
    }

    @Test func secondMomentSharesMeetTheirValues() {
        #expect(prints(ReflectedWalk.secondMoment(steps: 10) / 10, as: 0.76, decimals: 2))
        #expect(prints(ReflectedWalk.secondMoment(steps: 28) / 28, as: 0.84, decimals: 2))
    }

    /// Spitzer's identity against the propagation of the law itself.
    @Test func identityAgreesWithThePropagatedLaw() {
        for (block, stream) in ResidualTheory.normalized.moments(blocks: 27).enumerated() {
            #expect(abs(stream.mean - ReflectedWalk.mean(steps: block + 1)) < 1e-9)
            #expect(abs(stream.secondMoment - ReflectedWalk.secondMoment(steps: block + 1)) < 1e-8)
        }
    }

    /// Stage 1: v ≈ 0.331 + 0.361 b over blocks 1–9; the base of an exponential fit is 1.215.
    @Test func firstStageMeetsItsLine() {
        let variances = (2...10).map { ReflectedWalk.variance(steps: $0) }
        let fit = line(through: variances, from: 1)
        #expect(prints(fit.slope, as: 0.361, decimals: 3), "\(fit)")
        #expect(prints(fit.intercept, as: 0.331, decimals: 3), "\(fit)")
    }

    @Test func slopeTendsToItsLimit() {
        let slope = ReflectedWalk.variance(steps: 400) - ReflectedWalk.variance(steps: 399)
        #expect(abs(slope - ReflectedWalk.limitingSlope()) < 1e-3)
        #expect(prints(ReflectedWalk.limitingSlope(), as: 0.363, decimals: 3))
        #expect(abs(ReflectedWalk.limitingSlope(squaredMeanShare: 0.5) - (1 - 1 / Double.pi)) < 1e-15)
    }
}
