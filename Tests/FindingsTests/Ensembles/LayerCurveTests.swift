import Testing

@testable import Findings
@testable import TestSupport

@Suite struct LayerCurveTests {
    private static let curve = LayerCurve(
        quantity: .activationVariance, names: ["a", "b", "c"], heights: [4, 4, 2],
        values: [[1, 2, nil], [3, 2, nil], [5, 2, 7]])

    @Test func layersSkipUndefinedSeeds() {
        #expect(Self.curve.layerCount == 3)
        #expect(Self.curve.layer(0) == [1, 3, 5])
        #expect(Self.curve.layer(2) == [7])
    }

    /// Mean and t-interval: of 1, 3, 5 the deviation is 2, and t(0.975, 2) = 4.302653.
    @Test func summariesAreMeansWithIntervals() {
        let summary = Self.curve.summary()
        #expect(summary.mean[0] == 3 && summary.mean[1] == 2 && summary.mean[2] == 7)
        let half = 4.302652729911 * 2 / 3.0.squareRoot()
        #expect(abs(summary.low[0] - (3 - half)) < 1e-9 && abs(summary.high[0] - (3 + half)) < 1e-9)
        #expect(summary.low[1] == 2 && summary.high[1] == 2)
        // One value has a mean and no interval.
        #expect(summary.low[2].isNaN && summary.high[2].isNaN)
    }

    /// The geometric mean; a value that has no logarithm leaves its layer undefined.
    @Test func summariesTakeATransformation() {
        let curve = LayerCurve(
            quantity: .gradientNorm, names: ["a", "b"], heights: [4, 4], values: [[1, 0], [4, 1], [16, 2]])
        let summary = curve.summary(on: .logarithm)
        #expect(abs(summary.mean[0] - 4) < 1e-12)
        #expect(summary.low[0] > 0 && summary.low[0] < 4 && summary.high[0] > 4)
        #expect(summary.mean[1].isNaN)
    }

    @Test func selectionsKeepNamesAndHeights() {
        let selected = Self.curve.selecting([2, 0])
        #expect(selected.names == ["c", "a"] && selected.heights == [2, 4])
        #expect(selected.values == [[nil, 1], [nil, 3], [7, 5]])
    }

    @Test func ensemblesGiveTheLayersOfAQuantitysKind() {
        let ensemble = Ensemble(
            network: TestRuns.network(), batch: 3, seeds: [0, 1],
            records: [TestRuns.record(), TestRuns.record(loss: nil)])
        let variance = ensemble.curve(.activationVariance)
        #expect(variance.names == ["layer1.activation"] && variance.values == [[0.1], [0.1]])
        #expect(ensemble.curve(.gradientNorm).values == [[nil], [nil]])
        #expect(ensemble.curve(.activationVariance) { $0.name == "other" }.layerCount == 0)
    }
}
