import Foundation
import Networks
import Testing
import Theory

@testable import Findings
@testable import Runs
@testable import TestSupport

@Suite struct CutBatchGrowthTests {
    private let network = SyntheticRuns.network(.cnn20, .batchNorm)

    /// Two parts whose growths differ are averaged on their logarithm.
    @Test func batchesOfASeedAreAveraged() throws {
        let small = SyntheticRuns(batchPower: -0.05, spread: 0)
        let none = SyntheticRuns(spread: 0)
        let growth = try CutBatchGrowth([
            [small.ensemble(network, batch: 4), none.ensemble(network, batch: 4)],
            [small.ensemble(network, batch: 64)],
        ])
        #expect(growth.batches == [4, 64])
        // 0.16 a layer from the last to the first of 20; half of the batches have 0.05 ln 16 of it more.
        let expected = 0.16 * 19 * 0.05 * log(16.0) / 2
        #expect(growth.effects.count == 4 && growth.effects.allSatisfy { abs($0 - expected) < 1e-12 })
        #expect(growth.logarithms[1].allSatisfy { abs($0 - 0.16 * 19) < 1e-12 })
    }

    @Test func theoryStandsBesideEveryBatch() throws {
        let runs = SyntheticRuns()
        let growth = try CutBatchGrowth([4, 256].map { [try runs.ensemble(network, batch: $0)] })
        #expect(growth.theory[1] == 0)
        // docs/science.md: ln 1.23, of cnn-20's maps.
        #expect(abs(try #require(growth.theory[0]) - log(1.23)) < 0.005)
    }

    @Test func undefinedNormsAreRefused() throws {
        let ensemble = try SyntheticRuns().ensemble(network, batch: 4)
        var records = ensemble.records
        let layers = records[2].layers.map { layer in
            LayerMeasurement(
                name: layer.name, kind: layer.kind, height: layer.height, channels: layer.channels,
                quantities: [.gradientNorm: nil])
        }
        records[2] = RunRecord(loss: nil, layers: layers)
        let broken = Ensemble(network: network, batch: 4, seeds: ensemble.seeds, records: records)
        #expect(throws: MeasurementError.notPositive(.gradientNorm, value: nil, layer: 1, seed: 2)) {
            try CutBatchGrowth([[broken]])
        }
    }
}
