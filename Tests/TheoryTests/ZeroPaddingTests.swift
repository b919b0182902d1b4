import Testing

@testable import Theory

@Suite struct ZeroPaddingTests {
    /// The tables for H = 32, 16, 8, 4, 2, to their printed digits.
    @Test func factorsMeetTheirTables() {
        let table: [(side: Int, plain: Double, standardized: Double, centredGradient: Double)] = [
            (32, 0.994, 0.995, 1.458), (16, 0.977, 0.983, 1.434), (8, 0.921, 0.943, 1.351), (4, 0.762, 0.829, 1.117),
            (2, 0.444, 0.560, 0.652),
        ]
        for row in table {
            let standardized = ZeroPadding.scaledWeightStandardizationFactor(side: row.side)
            #expect(prints(ZeroPadding.iteratedFactor(side: row.side), as: row.plain, decimals: 3), "\(row.side)")
            #expect(prints(standardized, as: row.standardized, decimals: 3), "\(row.side): \(standardized)")
            let gradient = ZeroPadding.iteratedFactor(side: row.side) * ScaledWeightStandardization.gradientGrowth
            #expect(prints(gradient, as: row.centredGradient, decimals: 3), "\(row.side): \(gradient)")
        }
    }

    @Test func onAMapOfTwoEveryPositionIsACorner() {
        let a = 4.0 / 9
        let expected = a * (1 - a / Double.pi) / (1 - 1 / Double.pi)
        #expect(abs(ZeroPadding.scaledWeightStandardizationFactor(side: 2) - expected) < 1e-12)
        #expect(abs(ZeroPadding.iteratedFactor(side: 2) - a) < 1e-15)
    }

    @Test func smallMapsCountTheTaps() {
        // A 1×1 map keeps one tap of nine; with stride 2, a 1×1 output keeps four.
        #expect(abs(ZeroPadding.iteratedFactor(side: 1) - 1.0 / 9) < 1e-15)
        #expect(abs(ZeroPadding.stridedFactor(outputSide: 1) - 4.0 / 9) < 1e-15)
    }
}
