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

    @Test func varianceIsWhatCentringLeaves() {
        let deviation = BatchNormMeanField.infinite.variance.squareRoot()
        #expect(prints(deviation, as: 0.826, decimals: 3))
        #expect(abs(deviation - ((Double.pi - 1) / Double.pi).squareRoot()) < 1e-15)
        // Two values, opposite after centring: k = 0, and half the variance is the mean's.
        #expect(BatchNormMeanField(count: 2).variance == 0.5)
        #expect(abs(BatchNormMeanField(count: 1_000_000).variance - deviation * deviation) < 1e-5)
    }

    @Test func projectionsTakeLessFromLargerSets() {
        for (count, share, decimals) in [(4, 0.36, 2), (8, 0.162, 3), (16, 0.077, 3), (64, 0.019, 3), (256, 0.0046, 4)]
        {
            let removed = BatchNormMeanField(count: count).removedGradientShare
            #expect(prints(removed, as: share, decimals: decimals), "\(count): \(removed)")
        }
        // Two values are their mean and their difference: nothing is left.
        #expect(BatchNormMeanField(count: 2).removedGradientShare == 1)
        #expect(BatchNormMeanField.infinite.removedGradientShare == 0)
    }

    /// cnn-20 without its last normalizer: maps of 32, 16, 8, 4, 2 a side.
    @Test func smallBatchesRaiseTheRatioOfFirstToLast() throws {
        let sides = [(32, 3), (16, 4), (8, 4), (4, 4), (2, 4)].flatMap { Array(repeating: $0.0 * $0.0, count: $0.1) }
        for (batch, ratio, decimals) in [(16, 1.045, 3), (8, 1.10, 2), (4, 1.23, 2), (2, 1.63, 2)] {
            let value = try #require(BatchNormMeanField.growthRatio(batch: batch, reference: 256, positions: sides))
            #expect(prints(value, as: ratio, decimals: decimals), "\(batch): \(value)")
        }
        #expect(BatchNormMeanField.growthRatio(batch: 16, reference: 16, positions: sides) == 1)
        #expect(BatchNormMeanField.growthRatio(batch: 3, reference: 256, positions: [1]) == nil)
        #expect(BatchNormMeanField.growthRatio(batch: 3, reference: 256, positions: []) == 1)
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
