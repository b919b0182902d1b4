import Testing

@testable import Theory

@Suite struct ZeroPaddingTests {
    /// The table for H = 32, 16, 8, 4, 2, to its printed digits.
    @Test func factorsMeetTheirTable() {
        let table: [(side: Int, plain: Double, centredGradient: Double)] = [
            (32, 0.994, 1.458), (16, 0.977, 1.434), (8, 0.921, 1.351), (4, 0.762, 1.117), (2, 0.444, 0.652),
        ]
        for row in table {
            #expect(prints(ZeroPadding.iteratedFactor(side: row.side), as: row.plain, decimals: 3), "\(row.side)")
            let gradient = ZeroPadding.iteratedFactor(side: row.side) * ScaledWeightStandardization.gradientGrowth
            #expect(prints(gradient, as: row.centredGradient, decimals: 3), "\(row.side): \(gradient)")
        }
    }

    @Test func onAMapOfTwoEveryPositionIsACorner() {
        #expect(abs(ZeroPadding.iteratedFactor(side: 2) - 4.0 / 9) < 1e-15)
    }

    @Test func smallMapsCountTheTaps() {
        // A 1×1 map keeps one tap of nine; with stride 2, a 1×1 output keeps four.
        #expect(abs(ZeroPadding.iteratedFactor(side: 1) - 1.0 / 9) < 1e-15)
        #expect(abs(ZeroPadding.stridedFactor(outputSide: 1) - 4.0 / 9) < 1e-15)
    }
}
