import Testing

@testable import Statistics

@Suite struct LineFitTests {
    @Test func agreesWithSciPy() throws {
        let expected = try StatisticsFixture.load().line
        let fit = try LineFit(PairedSample(expected.x, expected.y))
        #expect(agrees([fit.slope, fit.intercept], [expected.slope, expected.intercept]))
        #expect(agrees(try #require(fit.rSquared), expected.rSquared))
        #expect(agrees(fit.value(at: 10), expected.intercept + 10 * expected.slope))
    }

    @Test func anExactLineIsFound() throws {
        let fit = try LineFit(PairedSample([0, 1, 2], [1, 3, 5]))
        #expect(fit.slope == 2 && fit.intercept == 1 && fit.rSquared == 1)
    }

    @Test func aConstantHasNoShareExplained() throws {
        let fit = try LineFit(PairedSample([0, 1, 2], [0.1, 0.1, 0.1]))
        #expect(abs(fit.slope) < 1e-16 && fit.rSquared == nil)
    }

    @Test func illegalPointsAreNamed() throws {
        #expect(throws: StatisticsError.tooFewValues(count: 2, needed: 3)) {
            try LineFit(PairedSample([0, 1], [0, 1]))
        }
        #expect(throws: StatisticsError.tooFewDistinctValues(distinct: 1, needed: 2)) {
            try LineFit(PairedSample([0.3, 0.3, 0.3], [0, 1, 2]))
        }
    }
}
