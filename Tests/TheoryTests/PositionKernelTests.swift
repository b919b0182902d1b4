import Testing

@testable import Theory

@Suite struct PositionKernelTests {
    /// On a map of two, output p sees all four positions, under tap p' − p: two outputs share the taps that both have.
    @Test func aWhiteMapCountsTheTapsInCommon() {
        let kernel = PositionKernel(side: 2, diagonal: 9, elsewhere: 0).tapMean()
        // Each output sees every position once, so a white map gives 4 to the diagonal and nothing elsewhere.
        #expect(kernel.diagonal == [4, 4, 4, 4])
        #expect(abs(kernel.values.reduce(0, +) - 16) < 1e-14)
        // A constant map gives the number of shared taps: 4, 2 for neighbours, 1 across the diagonal.
        let constant = PositionKernel(side: 2, diagonal: 9, elsewhere: 9).tapMean()
        for (index, expected) in [4.0, 2, 2, 1].enumerated() {
            #expect(abs(constant.values[index] - expected) < 1e-14, "\(constant.values)")
        }
    }

    @Test func stridesKeepEverySecondPosition() {
        var kernel = PositionKernel(side: 4, diagonal: 0, elsewhere: 0)
        for position in 0..<16 { kernel.values[position * 17] = Double(position) }
        let half = kernel.strided()
        #expect(half.side == 2 && half.diagonal == [0, 2, 8, 10] && half.secondMoment == 5)
    }

    @Test func rowMeansAreOverTheSecondPosition() {
        let kernel = PositionKernel(side: 1, diagonal: 3, elsewhere: 0)
        #expect(kernel.rowMeans == [3])
        let numbered = PositionKernel(side: 2, diagonal: 1, elsewhere: 1).mapped { first, second, value in
            value * Double(10 * first + second)
        }
        #expect(numbered.rowMeans == [1.5, 11.5, 21.5, 31.5])
    }
}
