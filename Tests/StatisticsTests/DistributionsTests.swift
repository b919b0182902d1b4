import Testing

@testable import Statistics

@Suite struct DistributionsTests {
    @Test func normalAgreesWithSciPy() throws {
        let fixture = try StatisticsFixture.load().distributions
        #expect(agrees(fixture.points.map(StandardNormal.cumulative), fixture.normalCumulative, within: 1e-15))
        // The far tail keeps its relative precision.
        #expect(abs(StandardNormal.cumulative(-8) / fixture.normalCumulative[0] - 1) < 1e-13)
    }

    @Test func studentAgreesWithSciPy() throws {
        let fixture = try StatisticsFixture.load().distributions
        for expected in fixture.studentT {
            let law = StudentT(degreesOfFreedom: expected.degreesOfFreedom)
            #expect(agrees(fixture.points.map(law.cumulative), expected.cumulative, within: 1e-13))
            let quantiles = fixture.probabilities.map(law.quantile)
            #expect(agrees(quantiles, expected.quantiles, within: 1e-10), "\(expected.degreesOfFreedom)")
        }
    }

    @Test func quantilesInvertAndMirror() {
        let law = StudentT(degreesOfFreedom: 9)
        for probability in [1e-6, 0.1, 0.5, 0.77] {
            #expect(agrees(law.cumulative(law.quantile(probability)), probability, within: 1e-13))
            #expect(law.quantile(0.25) == -law.quantile(0.75))
        }
        #expect(law.quantile(0.5) == 0)
    }

    @Test func betaHasItsClosedForms() {
        // I_x(1, b) = 1 − (1 − x)^b and I_x(a, 1) = x^a.
        #expect(agrees(SpecialFunctions.regularizedBeta(0.3, complement: 0.7, 1, 3), 1 - 0.343, within: 1e-14))
        #expect(agrees(SpecialFunctions.regularizedBeta(0.9, complement: 0.1, 4, 1), 0.6561, within: 1e-14))
        #expect(SpecialFunctions.regularizedBeta(0, complement: 1, 2, 3) == 0)
        #expect(SpecialFunctions.regularizedBeta(1, complement: 0, 2, 3) == 1)
    }
}
