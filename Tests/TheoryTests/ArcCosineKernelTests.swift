import Foundation
import Testing

@testable import Theory

@Suite struct ArcCosineKernelTests {
    @Test func knownValues() {
        #expect(abs(ArcCosineKernel.map(0) - 1 / Double.pi) < 1e-15)
        #expect(ArcCosineKernel.map(1) == 1)
        #expect(ArcCosineKernel.map(-1) == 0)
        #expect(abs(ArcCosineKernel.map(0.5) - (0.75.squareRoot() + Double.pi / 3) / Double.pi) < 1e-15)
        #expect(ArcCosineKernel.map(1 + 1e-12) == 1)
        #expect(ArcCosineKernel.map(-1 - 1e-12) == 0)
    }

    /// The table of layers 5, 10, 20, 40 from uncorrelated input, in three decimals.
    @Test func plainRecursionMeetsItsTable() {
        let cosines = ArcCosineKernel.cosines(layers: 40, after: 0)
        for (layer, printed) in [(5, 0.736), (10, 0.872), (20, 0.948), (40, 0.982)] {
            #expect(prints(cosines[layer - 1], as: printed, decimals: 3), "\(layer): \(cosines[layer - 1])")
        }
    }

    @Test func plainRecursionTendsToItsAsymptote() {
        let cosines = ArcCosineKernel.cosines(layers: 1_000, after: 0)
        let asymptote = 9 * Double.pi * Double.pi / 2e6
        #expect(prints((1 - cosines[999]) / asymptote, as: 0.97, decimals: 2))
    }

    @Test func recursionStartsFromTheMeasuredCosine() {
        let later = ArcCosineKernel.cosines(layers: 2, after: 0.76)
        #expect(later == [ArcCosineKernel.map(0.76), ArcCosineKernel.map(ArcCosineKernel.map(0.76))])
        #expect(ArcCosineKernel.cosines(layers: 0, after: 0.5).isEmpty)
    }

    /// κ'(c) = (π − arccos c)/π: increasing, and convex since its slope increases.
    @Test func slopeIsThatOfTheQuadrantsProbability() {
        for c in [-0.9, -0.2, 0.4, 0.95] {
            let step = 1e-6
            let difference = (ArcCosineKernel.map(c + step) - ArcCosineKernel.map(c - step)) / (2 * step)
            #expect(abs(difference - 2 * GaussianMoments.jointPositiveProbability(c)) < 1e-9)
        }
    }
}
