import Foundation
import Testing

@testable import Theory

@Suite struct InstanceNormMeanFieldTests {
    /// Values of the formula, which sampling confirmed: 0.5004(4), 0.3742(4), 0.3292(4), 0.3207(3) on four million
    /// values each, and 0.376(1), 0.329(1), 0.321(1) in networks of 128 channels with periodic padding on maps of 4,
    /// 16, 64.
    @Test func similarityMeetsItsTable() {
        for (positions, cosine) in [(2, 0.5), (4, 0.375), (16, 0.329), (64, 0.321)] {
            let value = InstanceNormMeanField(positions: positions).cosine
            #expect(prints(value, as: cosine, decimals: 3), "\(positions): \(value)")
        }
        #expect(abs(InstanceNormMeanField(positions: 4).cosine - 3.0 / 8) < 1e-15)
    }

    @Test func similarityFallsToItsLimit() {
        let cosines = (2..<40).map { InstanceNormMeanField(positions: $0).cosine }
        #expect(zip(cosines, cosines.dropFirst()).allSatisfy { $0 > $1 && $1 > 1 / Double.pi })
        #expect(abs(InstanceNormMeanField(positions: 1_000_001).cosine - 1 / Double.pi) < 1e-6)
    }

    /// E |u| of a point of the sphere by integration: in d dimensions a coordinate's density is proportional to
    /// (1 − u²)^((d − 3)/2).
    @Test func similarityIsTheSpheresIntegral() {
        for positions in [5, 9, 28] {
            let d = Double(positions - 1)
            let rule = GaussLegendreRule(count: 200, from: 0, to: 1)
            let density = { (u: Double) in pow(1 - u * u, (d - 3) / 2) }
            let mean = rule.integral { $0 * density($0) } / rule.integral(of: density)
            // relu halves both moments of a symmetric law: cos = (√d E|u|/2)² / (1/2).
            #expect(abs(InstanceNormMeanField(positions: positions).cosine - d * mean * mean / 2) < 1e-4)
        }
    }

    @Test func gradientsAreBatchNormsOverPositions() {
        let (own, shared) = (InstanceNormMeanField(positions: 16), BatchNormMeanField(count: 16))
        #expect(own.gradientGrowth == shared.gradientGrowth && own.gradientGrowth != nil)
        #expect(InstanceNormMeanField(positions: 3).gradientGrowth == nil)
    }

    @Test func aSinglePositionHasNoDirection() {
        #expect(InstanceNormMeanField.cosines(positions: [16, 4, 1]).map { $0 == nil } == [false, false, true])
        #expect(InstanceNormMeanField.cosines(positions: [4]) == [0.375])
    }
}
