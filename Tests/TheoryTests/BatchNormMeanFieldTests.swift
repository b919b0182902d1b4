import Foundation
import Testing

@testable import Theory

@Suite struct BatchNormMeanFieldTests {
    /// The table of g(N), to its printed digits.
    @Test func finiteBatchMeetsItsTable() throws {
        let table: [(count: Int, growth: Double, decimals: Int)] = [
            (4, 3.08, 2), (5, 2.27, 2), (8, 1.788, 3), (16, 1.590, 3), (64, 1.493, 3), (256, 1.473, 3),
        ]
        for row in table {
            let growth = try #require(BatchNormMeanField(count: row.count).gradientGrowth)
            #expect(prints(growth, as: row.growth, decimals: row.decimals), "\(row.count): \(growth)")
        }
        #expect(prints(BatchNormMeanField(count: 8).cosine, as: 0.250, decimals: 3))
    }

    @Test func infiniteBatchIsTheLimit() throws {
        let infinite = BatchNormMeanField.infinite
        let growth = try #require(infinite.gradientGrowth)
        #expect(abs(growth - Double.pi / (Double.pi - 1)) < 1e-15)
        #expect(prints(growth, as: 1.467, decimals: 3) && prints(growth.squareRoot(), as: 1.211, decimals: 3))
        #expect(abs(infinite.cosine - 1 / Double.pi) < 1e-15 && infinite.correlation == 0)
        let large = try #require(BatchNormMeanField(count: 1_000_000).gradientGrowth)
        #expect(abs(large - growth) < 1e-5)
    }

    @Test func fewValuesHaveNoGrowth() {
        #expect(BatchNormMeanField(count: 3).gradientGrowth == nil)
        #expect(BatchNormMeanField(count: 2).gradientGrowth == nil)
        #expect(BatchNormMeanField(count: 2).cosine == 0)
    }

    @Test func instanceNormIsTheSameLawOverPositions() {
        #expect(BatchNormMeanField.instanceNorm(positions: 16) == BatchNormMeanField(count: 16))
    }

    /// The formula against the expectation it abbreviates: E[1/σ²] = N/((1 − k)(N − 3)).
    @Test func growthIsTheProductOfItsTwoFactors() throws {
        let field = BatchNormMeanField(count: 8)
        let c = -1.0 / 7
        let p = 0.25 + asin(c) / (2 * Double.pi)
        let k = ArcCosineKernel.map(c)
        let inverseVariance = 8 / ((1 - k) * 5)
        // What the rectifier and the projections off 1 and y leave of v, ‖v‖² = 2: N/2, less 1/2 − p, less 1/2 − k/2.
        let left = 2.0 / 8 * (4 - (0.5 - p) - (0.5 - k / 2))
        #expect(abs(try #require(field.gradientGrowth) - inverseVariance * left) < 1e-14)
    }
}
