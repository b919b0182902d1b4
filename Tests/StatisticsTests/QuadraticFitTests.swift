import Testing

@testable import Statistics

@Suite struct QuadraticFitTests {
    @Test func agreesWithNumPy() throws {
        let expected = try StatisticsFixture.load().parabola
        let fit = try QuadraticFit(PairedSample(expected.x, expected.y))
        #expect(agrees([fit.constant, fit.linear, fit.quadratic], expected.coefficients))
        #expect(agrees(try #require(fit.argumentOfMaximum), expected.argumentOfMaximum))
        #expect(agrees(try #require(fit.rSquared), expected.rSquared))
    }

    @Test func anExactParabolaIsFoundFarFromZero() throws {
        let x = [100.0, 101, 102, 104]
        let fit = try QuadraticFit(PairedSample(x, x.map { 3 - ($0 - 102.5) * ($0 - 102.5) }))
        #expect(agrees(fit.quadratic, -1))
        #expect(agrees(try #require(fit.argumentOfMaximum), 102.5))
        #expect(agrees(fit.value(at: 102.5), 3, within: 1e-8))
    }

    @Test func aParabolaThatOpensUpwardsHasNoMaximum() throws {
        #expect(try QuadraticFit(PairedSample([0, 1, 2], [1, 0, 1])).argumentOfMaximum == nil)
    }

    @Test func twoDistinctPlacesAreTooFew() throws {
        #expect(throws: StatisticsError.tooFewDistinctValues(distinct: 2, needed: 3)) {
            try QuadraticFit(PairedSample([0, 0, 1, 1], [1, 2, 3, 4]))
        }
    }
}
