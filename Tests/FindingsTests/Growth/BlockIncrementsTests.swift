import Networks
import Runs
import Testing

@testable import Findings
@testable import TestSupport

@Suite struct BlockIncrementsTests {
    /// Two stages of two blocks, with another layer between.
    private func record(_ squares: [(branch: Double, shortcut: Double, sum: Double?)]) -> RunRecord {
        var layers = [LayerMeasurement]()
        for (index, squares) in squares.enumerated() {
            let place = BlockPlace(stage: index / 2 + 1, block: index % 2 + 1)
            layers.append(
                LayerMeasurement(
                    name: "inner", kind: .activation, role: .branch(place), height: 4, channels: 8,
                    quantities: [.sumMeanSquare: nil]))
            layers.append(
                LayerMeasurement(
                    name: "outer", kind: .activation, role: .blockOutput(place), height: 4, channels: 8,
                    quantities: [
                        .branchMeanSquare: squares.branch, .shortcutMeanSquare: squares.shortcut,
                        .sumMeanSquare: squares.sum,
                    ]))
        }
        return RunRecord(loss: 2.3, layers: layers)
    }

    private func ensemble(_ records: [RunRecord]) -> Ensemble {
        Ensemble(
            network: TestRuns.network(), batch: 4, seeds: records.indices.map { UInt64($0 + 7) }, records: records)
    }

    /// By hand: s² − y² − f² of the blocks is 0.5, −0.25; 0, 1 with the first seed.
    @Test func meansAreTakenOverTheBlocksOfAStage() throws {
        let first = record([(1, 2, 3.5), (0.5, 3, 3.25), (1, 1, 2), (1, 2, 4)])
        let second = record([(1, 2, 3), (1, 2, 3), (2, 2, 3.5), (1, 2, 3)])
        let increments = try BlockIncrements(ensemble([first, second]))
        #expect(increments.crossTerms == [[0.125, 0], [0.5, -0.25]])
        #expect(increments.branchMeanSquares == [[0.75, 1], [1, 1.5]])
    }

    @Test func whatOverflowsIsRefused() {
        let ensemble = ensemble([record([(1, 2, 3)]), record([(1, 2, nil)])])
        #expect(throws: MeasurementError.undefined(.sumMeanSquare, layer: 2, seed: 8)) {
            try BlockIncrements(ensemble)
        }
    }
}
