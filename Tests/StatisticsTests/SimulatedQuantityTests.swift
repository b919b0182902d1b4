import Random
import TestRandom
import Testing

@testable import Statistics

@Suite struct SimulatedQuantityTests {
    private static let quantities: [SimulatedQuantity] = [
        .normalMean, .skewedMean, .logNormalMean, .ratioOfMeans, .lineRSquared, .stageRSquared,
    ]

    /// The quantity of a mean over many seeds is the truth, to a few thousandths.
    @Test(arguments: quantities)
    func theTruthIsThatOfThePopulation(quantity: SimulatedQuantity) throws {
        var stream = RandomStream(seed: 11, purpose: .test)
        let table = try SeedTable((0..<40_000).map { _ in quantity.row(&stream) })
        let value = try #require(quantity.statistic(table.columnMeans))
        // Five standard errors of a mean of deviation one, which none of the populations exceeds.
        #expect(abs(value - quantity.truth) < 5 / 200)
    }

    @Test func skewnessIsOneHalf() throws {
        var stream = RandomStream(seed: 12, purpose: .test)
        let values = (0..<40_000).map { _ in SimulatedQuantity.skewedMean.row(&stream)[0] }
        let sample = try Sample(values)
        let third = values.reduce(0) { $0 + $1 * $1 * $1 } / 40_000
        #expect(abs(try #require(sample.variance) - 1) < 0.05 && abs(third - 0.5) < 0.1)
    }

    @Test func theLeanLineIsTheFittedOne() throws {
        let positions = [8.0, 5.7, 4, 2.8, 2]
        let values = [2.6, 2.2, 1.6, 1.5, 1.1]
        let line = SimulatedQuantity.StraightLine(positions: positions)
        let fitted = try #require(LineFit(PairedSample(positions, values)).rSquared)
        #expect(agrees(line.rSquared(values), fitted))
    }
}
