import Testing

@testable import Theory

@Suite struct MisfitTests {
    @Test func relativeDifferences() throws {
        let misfit = try #require(Misfit(theory: [1, 2, 4], measured: [1.1, 2, 3]))
        #expect(misfit.count == 3 && abs(misfit.largest + 0.25) < 1e-15)
        #expect(abs(misfit.rootMeanSquare - ((0.01 + 0.0625) / 3).squareRoot()) < 1e-12)
    }

    @Test func absoluteDifferencesTakeZero() throws {
        let misfit = try #require(Misfit(theory: [0, 0.5], measured: [0.05, 0.5], measure: .absolute))
        #expect(misfit.largest == 0.05 && abs(misfit.rootMeanSquare - 0.05 / 2.0.squareRoot()) < 1e-15)
    }

    @Test func missingPointsAreLeftOut() throws {
        let misfit = try #require(Misfit(theory: [nil, 2, 1], measured: [3, nil, 1.5]))
        #expect(misfit.count == 1 && misfit.largest == 0.5)
        #expect(Misfit(theory: [nil], measured: [1]) == nil)
        #expect(Misfit(theory: [], measured: []) == nil)
    }
}
