import Testing

@testable import Theory

@Suite struct StableRankTests {
    @Test func endsAreFullRankAndOne() {
        #expect(StableRank.value(cosine: 0, sampleCount: 16) == 16)
        #expect(StableRank.value(cosine: 1, sampleCount: 16) == 1)
        #expect(abs(StableRank.value(cosine: 0.5, sampleCount: 3) - 1.5) < 1e-15)
    }

    @Test func rectifiedRankIsBoundedByPi() {
        // Pre-activations whose mean correlation is as low as it can be.
        func maximum(_ count: Int) -> Double {
            StableRank.value(cosine: ArcCosineKernel.map(-1 / Double(count - 1)), sampleCount: count)
        }
        #expect(maximum(16) < maximum(256))
        #expect(abs(maximum(1_000_000) - Double.pi) < 1e-4)
        // Two samples can be opposite, and then share nothing.
        #expect(maximum(2) == 2)
    }

    /// Width 64, depth 30, 16 samples: against √(64/G) the mean field is a line with R² = 0.996.
    @Test func rankIsNearlyALineInTheRootOfTheGroupCount() {
        let sizes = [1, 2, 4, 8, 16, 32, 64]
        let x = sizes.map { (64 / Double($0)).squareRoot() }
        let y = sizes.map { size in
            StableRank.value(cosine: GroupMeanField.groupNorm(groupSize: size).layers(30)[29].cosine, sampleCount: 16)
        }
        let (meanX, meanY) = (x.reduce(0, +) / 7, y.reduce(0, +) / 7)
        let products = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
        let squaresX = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        let squaresY = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
        let rSquared = products * products / (squaresX * squaresY)
        #expect(prints(rSquared, as: 0.996, decimals: 3), "\(rSquared)")
    }
}
