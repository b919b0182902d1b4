import Networks
import Runs
import Testing

@testable import Findings
@testable import TestSupport

@Suite struct RemovedGradientTests {
    private func ensemble(_ shares: [[Double?]]) -> Ensemble {
        let records = shares.map { row in
            RunRecord(
                loss: 2.3,
                layers: row.enumerated().map { index, share in
                    LayerMeasurement(
                        name: "layer\(index + 1).convolution", kind: .convolution, height: index < 2 ? 8 : 2,
                        channels: 4,
                        quantities: [.removedGradientShare: share])
                })
        }
        return Ensemble(
            network: TestRuns.network(), batch: 4, seeds: records.indices.map { UInt64($0 + 7) }, records: records)
    }

    @Test func sharesAreMeansOverLayers() throws {
        let removed = try RemovedGradient(ensemble([[0.125, 0.375, 0.5, nil], [0.25, 0.25, 0.25, nil]]))
        #expect(removed.sides == [8, 2] && removed.curve.layerCount == 3)
        #expect(removed.shares(side: 8) == [0.25, 0.25])
        #expect(removed.shares(side: 2) == [0.5, 0.25])
        #expect(abs(removed.shares[0] - 1.0 / 3) < 1e-15 && removed.shares[1] == 0.25)
        #expect(removed.shares(side: 4).allSatisfy { $0.isNaN })
    }

    @Test func whatIsUndefinedIsRefused() {
        #expect(throws: MeasurementError.undefined(.removedGradientShare, layer: 1, seed: 7)) {
            try RemovedGradient(ensemble([[nil, nil]]))
        }
        #expect(throws: MeasurementError.undefined(.removedGradientShare, layer: 2, seed: 8)) {
            try RemovedGradient(ensemble([[0.5, 0.5], [0.5, nil]]))
        }
    }
}
