import Foundation
import Testing

@testable import Statistics

@Suite struct WeightedJackknifeTests {
    private func estimate(
        _ rows: [[Double]], weights: [Int], of function: ([Double]) -> Double?
    ) throws -> WeightedJackknife.Estimate? {
        var jackknife = try WeightedJackknife(SeedTable(rows))
        return jackknife.estimate(weights: weights, of: function)
    }

    /// For a mean the jackknife is the textbook: no bias, s/√n.
    @Test func aMeanHasItsStandardError() throws {
        let values = [0.3, 1.9, 0.7, 1.1, 2.5]
        let found = try #require(try estimate(values.map { [$0] }, weights: [1, 1, 1, 1, 1]) { $0[0] })
        let sample = try Sample(values)
        #expect(agrees(found.value, sample.mean) && agrees(found.corrected, sample.mean))
        #expect(agrees(found.standardError, try #require(sample.standardDeviation) / 5.0.squareRoot()))
    }

    /// The square of a mean is too large by s²/n on average, and the jackknife takes exactly that off.
    @Test func theBiasOfASquareIsTakenOff() throws {
        let values = [0.3, 1.9, 0.7, 1.1, 2.5]
        let found = try #require(try estimate(values.map { [$0] }, weights: [1, 1, 1, 1, 1]) { $0[0] * $0[0] })
        let sample = try Sample(values)
        #expect(agrees(found.corrected, sample.mean * sample.mean - (try #require(sample.variance)) / 5))
    }

    @Test func aWeightCountsARowAsOften() throws {
        let ratio = { (means: [Double]) -> Double? in means[1] / means[0] }
        let rows: [[Double]] = [[1, 3], [2, 1], [4, 5], [3, 3]]
        let first = try #require(try estimate(rows, weights: [0, 2, 1, 1], of: ratio))
        let second = try #require(
            try estimate([rows[1], rows[1], rows[2], rows[3]], weights: [1, 1, 1, 1], of: ratio))
        #expect(agrees(first.value, second.value) && agrees(first.corrected, second.corrected))
        #expect(agrees(first.standardError, second.standardError))
    }

    @Test func roundingIsNoSpread() throws {
        // Rows in proportion have one ratio, but not to the last bit.
        let rows = [0.1, 0.7, 1.3, 2.9].map { [3 * $0, $0 / 7] }
        let found = try #require(try estimate(rows, weights: [1, 1, 1, 1]) { $0[1] / $0[0] })
        #expect(found.standardError == 0 && agrees(found.value, 1 / 21.0))
    }

    @Test func whatIsUndefinedWithoutARowIsUndefined() throws {
        let rows: [[Double]] = [[1], [0], [0]]
        #expect(try estimate(rows, weights: [1, 1, 1]) { $0[0] > 0 ? log($0[0]) : nil } == nil)
        #expect(try estimate(rows, weights: [1, 1, 1]) { _ in .nan } == nil)
    }
}
